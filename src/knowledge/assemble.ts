import { dirname, join } from 'node:path';
import type { Attribute, Case, Pack, Statement, Value } from '../game/pack.ts';
import type { PackFiles } from './files.ts';
import type { StatementRow } from './schema.ts';

/** Puts checked files together. References are followed where they lead somewhere; the rules name those that do not. */
export function assemble(files: PackFiles, folder: string): Pack {
  const { pack, vocabulary, sites, decoys, questions, general } = files;
  const statementsOf = (subject: string, rows: readonly StatementRow[]): Statement[] =>
    rows.map((row) => toStatement(subject, row));
  const diagnoses = new Map(
    [...files.diagnoses.values()].map((file) => [
      file.id,
      { ...withOwnName(file), group: file.group, statements: statementsOf(file.id, file.statements) },
    ]),
  );
  const observed = new Map(
    pack.observed.map(({ id, short, diagnosis }) => [
      id,
      { short, diagnosis, statements: statementsOf(id, files.observed.get(`observed/${id}.yaml`)?.statements ?? []) },
    ]),
  );
  const generalStatements = statementsOf('pack', general.statements);
  const all = [...diagnoses.values(), ...observed.values(), { statements: generalStatements }].flatMap(
    ({ statements }) => statements,
  );
  const byStatementId = new Map(all.map((statement) => [statement.id, statement]));
  return {
    id: pack.id,
    title: pack.title,
    citation: pack.citation,
    doi: pack.doi,
    attributes: new Map(
      Object.entries(vocabulary.attributes).map(([id, attribute]) => [id, closeAttribute(id, attribute)]),
    ),
    diagnoses,
    families: byId(pack.families.map((family) => ({ ...withOwnName(family), place: family.place ?? undefined }))),
    decoys: byId(decoys.decoys.map(withOwnName)),
    associations: byId(decoys.associations.map(withOwnName)),
    sites: new Map(
      Object.entries(sites).map(([id, site]) => [
        id,
        {
          id,
          label: site.label,
          names: site.names,
          within: site.in === null ? [] : [site.in].flat(),
          organ: site.organ,
          not: site.not,
        },
      ]),
    ),
    observed,
    general: { short: pack.general.short, statements: generalStatements },
    mimics: pack.mimics,
    cases: new Map(
      [...files.cases].map(([file, unknown]) => [
        unknown.id,
        toCase(unknown, join(folder, dirname(file)), byStatementId),
      ]),
    ),
    withoutCase: new Map(pack.without_case.map(({ diagnosis, reason }) => [diagnosis, reason])),
    questions,
  };
}

function toStatement(subject: string, row: StatementRow): Statement {
  const { id, modality, attribute, value, text, place, refs, hedged, caution, discrepancy } = row;
  return {
    id,
    subject,
    modality,
    attribute,
    values: value,
    text,
    place,
    refs,
    hedged,
    ...(caution !== undefined && { caution }),
    discrepancy,
  };
}

function withOwnName<Entity extends { readonly name: string; readonly names: readonly string[] }>(
  entity: Entity,
): Entity {
  return { ...entity, names: [entity.name, ...entity.names.filter((name) => name !== entity.name)] };
}

function byId<Entity extends { readonly id: string }>(entities: readonly Entity[]): Map<string, Entity> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}

function toCase(
  file: PackFiles['cases'] extends ReadonlyMap<string, infer File> ? File : never,
  folder: string,
  statements: ReadonlyMap<string, Statement>,
): Case {
  return {
    ...file,
    clues: file.clues.map(({ id, from, wordings, always, image }) => {
      const own = from.flatMap((statement) => statements.get(statement) ?? []);
      return {
        id,
        modality: own[0]?.modality ?? 'general',
        statements: own,
        wordings,
        always,
        image: image && { file: join(folder, image.file), alt: image.alt },
      };
    }),
  };
}

type RawAttribute = PackFiles['vocabulary']['attributes'][string];

/** Closes what values imply and what they contradict: whatever implies a value contradicts all that the value does. */
export function closeAttribute(id: string, { label, compare, 'rules-out': rulesOut, values }: RawAttribute): Attribute {
  const implied = new Map(Object.keys(values).map((value) => [value, impliedBy(value, values)]));
  const opposed = new Set(
    Object.entries(values).flatMap(([value, { contradicts }]) =>
      contradicts.flatMap((other) => [`${value} ${other}`, `${other} ${value}`]),
    ),
  );
  const contradict = (a: string, b: string) =>
    [...(implied.get(a) ?? [])].some((one) =>
      [...(implied.get(b) ?? [])].some((other) => opposed.has(`${one} ${other}`)),
    );
  const closed = Object.entries(values).map(([value, raw]): [string, Value] => [
    value,
    {
      id: value,
      label: raw.label,
      implies: implied.get(value)!,
      contradicts: new Set(Object.keys(values).filter((other) => contradict(value, other))),
    },
  ]);
  return { id, label, compare, rulesOut, values: new Map(closed) };
}

function impliedBy(value: string, values: RawAttribute['values']): Set<string> {
  const reached = new Set([value]);
  for (const known of reached) for (const next of values[known]?.implies ?? []) reached.add(next);
  return reached;
}
