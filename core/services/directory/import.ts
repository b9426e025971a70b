// Units and people from an Excel list: shown beside what the directory holds, then taken over in one act.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import type { DirectoryPreview, ParsedInputOf } from '#contract/operations.ts';
import { nameKey } from '#domain/directory/names.ts';
import { type DirectoryReading, type ReadPerson, type ReadUnit, readDirectorySheet } from '#domain/directory/read.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { aliasRows, unitBearing, unitById } from '../../db/queries/directory.ts';
import { listOfficials, listUnits } from '../../db/queries/ledger.ts';
import type { Act } from '../../db/store.ts';
import { readWorkbook } from '../../documents/read/workbook.ts';
import { fileError } from '../../files/atomic-write.ts';
import type { Context } from '../context.ts';
import { insertOfficial, insertUnit, setAliases } from '../shared/directory.ts';
import { Names } from '../shared/names.ts';

/**
 * Reads a list of units or people; of several sheets the first that holds any, unless one is named.
 * @throws BihuanError file.*, document.*
 */
export async function previewDirectory(
  { store }: Pick<Context, 'store'>,
  { path, sheet }: { path: string; sheet: number | null },
): Promise<DirectoryPreview> {
  const name = basename(path);
  const book = await readWorkbook(bytesOf(path), name);
  const readings = book.sheets.map(readDirectorySheet);
  const holds = ({ units, people }: DirectoryReading) => units.length + people.length > 0;
  const chosen = sheet ?? Math.max(0, readings.findIndex(holds));
  const { headerRow, units, people, skipped } = readings[chosen] as DirectoryReading;
  const known = { units: listUnits(store), officials: listOfficials(store) };
  const names = new Names(known.units, known.officials);
  return {
    file: name,
    sheets: book.sheets.map((each) => each.name),
    sheet: chosen,
    headerRow,
    units: units.map((unit) => {
      const same = known.units.find(({ id }) => id === names.unit(unit.name));
      return { ...unit, state: stateOf(same, same === undefined ? {} : missingOfUnit(same, unit, names)) };
    }),
    people: people.map((person) => {
      const same = samePerson(known.officials, names, person);
      return { ...person, state: stateOf(same, same === undefined ? {} : missingOfPerson(same, person, names)) };
    }),
    skipped,
  };
}

/** The file's content; it is opened for reading only. */
function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size <= DOCUMENT_BYTES) return readFileSync(path);
  } catch (error) {
    throw fileError(error, path);
  }
  const name = basename(path);
  throw new BihuanError('document.tooLarge', `“${name}”太大，不像是一份单位人员名单，没有读取。请确认选对了文件。`, {
    name,
  });
}

const stateOf = (same: object | undefined, missing: object) =>
  same === undefined ? 'new' : Object.keys(missing).length > 0 ? 'fills' : 'known';

/** Adds who is not known, and fills in what the directory leaves empty; nothing that stands there is changed. */
export function importDirectory(context: Context, { units, people }: ParsedInputOf<'importDirectory'>) {
  return context.store.act(context.actor, 'importDirectory', (act) => {
    const done = { units: 0, officials: 0, filled: 0 };
    // Units first: people find them by any of their names.
    const names = Names.read(act.store);
    for (const unit of units) takeUnit(act, unit, names, done);
    const officials = listOfficials(act.store);
    for (const person of people) takePerson(act, person, names, officials, done);
    return done;
  });
}

type Done = { units: number; officials: number; filled: number };

function takeUnit(act: Act, unit: Omit<ReadUnit, 'row'>, names: Names, done: Done): void {
  const id = names.unit(unit.name);
  const same = id === undefined ? undefined : unitById(act.store, id);
  // A name that another unit bears is left to it.
  const free = (name: string) => {
    const bearer = unitBearing(act.store, name);
    return bearer === undefined || bearer.id === id;
  };
  if (same === undefined) {
    const made = insertUnit(act, { ...unit, aliases: unit.aliases.filter(free) });
    for (const name of [unit.name, unit.shortName ?? '', ...unit.aliases]) {
      if (name !== '' && names.unit(name) === undefined) names.learnUnit(name, made);
    }
    done.units++;
    return;
  }
  const { aliases, ...columns } = missingOfUnit(same, unit, names);
  const added = (aliases ?? []).filter(free);
  if (Object.keys(columns).length + added.length === 0) return;
  const { shortName, ...others } = columns;
  act.update('unit', same.id, { ...others, ...(shortName === undefined ? {} : { short_name: shortName }) });
  if (added.length > 0) setAliases(act, same.id, [...aliasRows(act.store, same.id).map(({ name }) => name), ...added]);
  done.filled++;
}

function takePerson(act: Act, person: Omit<ReadPerson, 'row'>, names: Names, officials: Official[], done: Done): void {
  const same = samePerson(officials, names, person);
  if (same === undefined) {
    const unitId = person.unit === null ? null : (names.unit(person.unit) ?? null);
    const fields = { name: person.name, post: person.post, phone: person.phone, unitId };
    officials.push({ id: insertOfficial(act, fields), position: officials.length + 1, ...fields });
    done.officials++;
    return;
  }
  const { unitId, ...columns } = missingOfPerson(same, person, names);
  if (Object.keys(columns).length === 0 && unitId === undefined) return;
  act.update('official', same.id, { ...columns, ...(unitId === undefined ? {} : { unit_id: unitId }) });
  done.filled++;
}

/** What a list says of a known unit that the directory leaves empty. */
function missingOfUnit(same: Unit, unit: Omit<ReadUnit, 'row'>, names: Names) {
  const borne = new Set([same.name, same.shortName, ...same.aliases].map((name) => nameKey(name ?? '')));
  const aliases = [unit.name, unit.shortName ?? '', ...unit.aliases].filter((name) => {
    // A name that another unit goes by is left to it.
    const owner = names.unit(name) ?? same.id;
    const isNew =
      name !== '' &&
      owner === same.id &&
      !borne.has(nameKey(name)) &&
      !(name === unit.shortName && same.shortName === null);
    if (isNew) borne.add(nameKey(name));
    return isNew;
  });
  return {
    ...(same.shortName === null && unit.shortName !== null ? { shortName: unit.shortName } : {}),
    ...(same.kind === null && unit.kind !== null ? { kind: unit.kind } : {}),
    ...(same.contact === null && unit.contact !== null ? { contact: unit.contact } : {}),
    ...(same.phone === null && unit.phone !== null ? { phone: unit.phone } : {}),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

function missingOfPerson(same: Official, person: Omit<ReadPerson, 'row'>, names: Names) {
  const unitId = person.unit === null ? undefined : names.unit(person.unit);
  return {
    ...(same.post === null && person.post !== null ? { post: person.post } : {}),
    ...(same.phone === null && person.phone !== null ? { phone: person.phone } : {}),
    ...(same.unitId === null && unitId !== undefined ? { unitId } : {}),
  };
}

/** The person of that name whose unit and telephone do not speak against it. */
function samePerson(
  officials: readonly Official[],
  names: Names,
  person: Omit<ReadPerson, 'row'>,
): Official | undefined {
  const unitId = person.unit === null ? null : (names.unit(person.unit) ?? '');
  return officials.find(
    (each) =>
      nameKey(each.name) === nameKey(person.name) &&
      (each.unitId === null || unitId === null || each.unitId === unitId) &&
      (each.phone === null || person.phone === null || each.phone === person.phone),
  );
}
