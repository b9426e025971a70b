// The office's rules of 亮灯 as the window shows lights by; read once a session and again when they are set.
import { create } from 'zustand';
import type { LightRules } from '#domain/lights/lights.ts';
import { call } from '#renderer/api/bihuan.ts';

interface Lights {
  /** Empty, so that no light is shown, until they are known */
  rules: LightRules;
  load: () => Promise<void>;
  set: (rules: LightRules) => void;
}

export const useLights = create<Lights>()((set) => ({
  rules: [],
  load: async () => set({ rules: await call('getLightRules', {}) }),
  set: (rules) => set({ rules }),
}));

/** The rules in force, for whatever works out lights itself. */
export function useLightRules(): LightRules {
  return useLights((state) => state.rules);
}
