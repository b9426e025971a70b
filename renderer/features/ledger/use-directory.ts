// Units and people of the office, for names in cells and for choosing; read once, again when one was added.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { type NameBook, nameBook } from '#domain/lists/names.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save, useSaving } from '#renderer/store/saving.ts';

export interface OfficeDirectory {
  /** False until both lists are there */
  ready: boolean;
  units: readonly Unit[];
  officials: readonly Official[];
  names: NameBook;
  addUnit: (name: string) => Promise<Unit | null>;
  addOfficial: (name: string) => Promise<Official | null>;
}

export function useDirectory(): OfficeDirectory {
  const [held, setHeld] = useState<{ units: Unit[]; officials: Official[] } | null>(null);
  useEffect(() => {
    let current = true;
    Promise.all([call('listUnits', {}), call('listOfficials', {})])
      .then(([units, officials]) => {
        if (current) setHeld({ units, officials });
      })
      .catch((cause: unknown) => useSaving.setState({ error: asBihuanError(cause) }));
    return () => {
      current = false;
    };
  }, []);

  const addUnit = useCallback(async (name: string) => {
    try {
      const unit = await save('addUnit', { name, shortName: null });
      setHeld((before) => before && { ...before, units: [...before.units, unit] });
      return unit;
    } catch {
      return null;
    }
  }, []);
  const addOfficial = useCallback(async (name: string) => {
    try {
      const official = await save('addOfficial', { name, post: null, phone: null, unitId: null });
      setHeld((before) => before && { ...before, officials: [...before.officials, official] });
      return official;
    } catch {
      return null;
    }
  }, []);

  return useMemo(() => {
    const units = held?.units ?? [];
    const officials = held?.officials ?? [];
    return {
      ready: held !== null,
      units,
      officials,
      names: nameBook({ units, officials }),
      addUnit,
      addOfficial,
    };
  }, [held, addUnit, addOfficial]);
}
