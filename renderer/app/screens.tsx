// Every screen of the window, registered once: its place in the rail, and what it needs before it can be shown.
import { type ComponentType, lazy } from 'react';
import type { Permission } from '#domain/accounts/roles.ts';
import type { ScreenId, ScreenParams } from '#renderer/store/navigation.ts';

export interface ScreenProps<Screen extends ScreenId> {
  params: ScreenParams[Screen];
}

export interface ScreenEntry {
  component: ComponentType<{ params: never }>;
  /** In the left rail */
  rail: boolean;
  /** Without any round the three ways to begin are shown in its place */
  needsRound: boolean;
  /** Only for accounts that may do this */
  needs?: Permission;
}

export const SCREENS: Record<ScreenId, ScreenEntry> = {
  home: { component: lazy(() => import('#renderer/features/home/HomeScreen.tsx')), rail: true, needsRound: true },
  ledger: { component: lazy(() => import('#renderer/features/ledger/LedgerScreen.tsx')), rail: true, needsRound: true },
  review: { component: lazy(() => import('#renderer/features/review/ReviewScreen.tsx')), rail: true, needsRound: true },
  meetings: {
    component: lazy(() => import('#renderer/features/meetings/MeetingsScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  closing: {
    component: lazy(() => import('#renderer/features/closing/ClosingScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  lookBack: {
    component: lazy(() => import('#renderer/features/look-back/LookBackScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  outcomes: {
    component: lazy(() => import('#renderer/features/outcomes/OutcomesScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  bulletin: {
    component: lazy(() => import('#renderer/features/bulletin/BulletinScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  report: { component: lazy(() => import('#renderer/features/report/ReportScreen.tsx')), rail: true, needsRound: true },
  letters: {
    component: lazy(() => import('#renderer/features/letters/LettersScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  clues: {
    component: lazy(() => import('#renderer/features/clues/CluesScreen.tsx')),
    rail: true,
    needsRound: true,
    needs: 'clues',
  },
  checkup: {
    component: lazy(() => import('#renderer/features/checkup/CheckupScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  statistics: {
    component: lazy(() => import('#renderer/features/statistics/StatisticsScreen.tsx')),
    rail: true,
    needsRound: true,
  },
  units: { component: lazy(() => import('#renderer/features/units/UnitsScreen.tsx')), rail: true, needsRound: false },
  log: {
    component: lazy(() => import('#renderer/features/log/LogScreen.tsx')),
    rail: true,
    needsRound: false,
    needs: 'audit',
  },
  settings: {
    component: lazy(() => import('#renderer/features/settings/SettingsScreen.tsx')),
    rail: true,
    needsRound: false,
  },
  precheck: {
    component: lazy(() => import('#renderer/features/precheck/PrecheckScreen.tsx')),
    rail: false,
    needsRound: true,
  },
  import: {
    component: lazy(() => import('#renderer/features/import/ImportScreen.tsx')),
    rail: false,
    needsRound: false,
  },
  workbook: {
    component: lazy(() => import('#renderer/features/workbook/WorkbookScreen.tsx')),
    rail: false,
    needsRound: false,
  },
};

export const RAIL: ScreenId[] = (Object.keys(SCREENS) as ScreenId[]).filter((id) => SCREENS[id].rail);
