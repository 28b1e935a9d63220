import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';
import { statementRows } from './statements.ts';

/** Every id that is named exists, and none exists twice. */
export function checkReferences(files: PackFiles): Problem[] {
  const { pack, sites, decoys, questions } = files;
  const problems: Problem[] = [];
  const rows = statementRows(files);
  const diagnoses = new Set([...files.diagnoses.values()].map(({ id }) => id));
  const families = new Set(pack.families.map(({ id }) => id));
  const statements = new Set(rows.map(({ row }) => row.id));
  const decoyIds = new Set(decoys.decoys.map(({ id }) => id));
  const home: Readonly<Record<string, string>> = { family: 'pack.yaml', site: 'sites.yaml' };
  const known = (set: ReadonlySet<string>, id: string, kind: string, file: string, path: Problem['path']) => {
    if (!set.has(id) && !files.isLeftOut(id, home[kind]))
      problems.push({ file, path, reason: `there is no ${kind} "${id}"` });
  };
  const once = (entries: readonly { id: string; file: string; path: Problem['path'] }[], kind: string) => {
    const seen = new Set<string>();
    for (const { id, file, path } of entries) {
      if (seen.has(id)) problems.push({ file, path, reason: `the ${kind} id "${id}" is used twice` });
      seen.add(id);
    }
  };

  once(
    [
      ...[...files.diagnoses].map(([file, { id }]) => ({ id, file, path: ['id'] })),
      ...pack.families.map(({ id }, index) => ({ id, file: 'pack.yaml', path: ['families', index, 'id'] })),
      ...decoys.decoys.map(({ id }, index) => ({ id, file: 'decoys.yaml', path: ['decoys', index, 'id'] })),
      ...decoys.associations.map(({ id }, index) => ({ id, file: 'decoys.yaml', path: ['associations', index, 'id'] })),
    ],
    'entity',
  );
  once(
    rows.map(({ row, file, path }) => ({ id: row.id, file, path: [...path, 'id'] })),
    'statement',
  );
  once(
    [...files.cases].map(([file, { id }]) => ({ id, file, path: ['id'] })),
    'case',
  );
  once(
    questions.map(({ id }, index) => ({ id, file: 'questions.yaml', path: [index, 'id'] })),
    'question',
  );

  for (const [file, diagnosis] of files.diagnoses) {
    if (file !== `diagnoses/${diagnosis.id}.yaml`)
      problems.push({
        file,
        path: ['id'],
        reason: `a diagnosis "${diagnosis.id}" belongs in diagnoses/${diagnosis.id}.yaml`,
      });
    diagnosis.families.forEach((family, index) => {
      known(families, family, 'family', file, ['families', index]);
    });
    diagnosis.site.home.forEach((site, index) => {
      known(new Set(Object.keys(sites)), site, 'site', file, ['site', 'home', index]);
    });
    if (diagnosis.group !== undefined) known(diagnoses, diagnosis.group, 'diagnosis', file, ['group']);
  }
  for (const [site, { in: within, not }] of Object.entries(sites)) {
    for (const outer of within === null ? [] : [within].flat())
      known(new Set(Object.keys(sites)), outer, 'site', 'sites.yaml', [site, 'in']);
    if (not !== undefined) known(new Set(Object.keys(sites)), not, 'site', 'sites.yaml', [site, 'not']);
  }
  pack.observed.forEach(({ id, diagnosis }, index) => {
    known(diagnoses, diagnosis, 'diagnosis', 'pack.yaml', ['observed', index, 'diagnosis']);
    if (!files.filesOut.has(`observed/${id}.yaml`))
      known(new Set(files.observed.keys()), `observed/${id}.yaml`, 'file', 'pack.yaml', ['observed', index, 'id']);
  });
  const patients = new Set(pack.observed.map(({ id }) => `observed/${id}.yaml`));
  for (const file of files.observed.keys()) {
    if (!patients.has(file) && !files.filesOut.has('pack.yaml'))
      problems.push({ file, path: [], reason: 'pack.yaml observes no such patient' });
  }
  pack.mimics.forEach(({ between }, index) => {
    for (const id of between)
      known(new Set([...diagnoses, ...decoyIds]), id, 'diagnosis', 'pack.yaml', ['mimics', index]);
  });
  pack.without_case.forEach(({ diagnosis }, index) => {
    known(diagnoses, diagnosis, 'diagnosis', 'pack.yaml', ['without_case', index, 'diagnosis']);
  });
  decoys.associations.forEach(({ diagnosis }, index) => {
    known(diagnoses, diagnosis, 'diagnosis', 'decoys.yaml', ['associations', index, 'diagnosis']);
  });
  for (const { row, file, path } of rows) {
    row.discrepancy.forEach((id, index) => {
      known(statements, id, 'statement', file, [...path, 'discrepancy', index]);
    });
  }
  for (const [file, unknown] of files.cases) {
    known(diagnoses, unknown.answer, 'diagnosis', file, ['answer']);
    unknown.clues.forEach(({ from }, clue) => {
      from.forEach((id, index) => {
        known(statements, id, 'statement', file, ['clues', clue, 'from', index]);
      });
    });
    unknown.teaching.forEach((id, index) => {
      known(statements, id, 'statement', file, ['teaching', index]);
    });
  }
  for (const [index, { answer, choices }] of questions.entries()) {
    if (answer >= choices.length)
      problems.push({
        file: 'questions.yaml',
        path: [index, 'answer'],
        reason: `there is no choice ${answer}; choices count from 0`,
      });
    if (new Set(choices).size < choices.length)
      problems.push({ file: 'questions.yaml', path: [index, 'choices'], reason: 'a choice is given twice' });
  }
  return problems;
}
