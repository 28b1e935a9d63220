import type { Pack, Statement } from '../pack.ts';
import { fold } from '../recognise/fold.ts';
import type { Lexicon } from '../recognise/lexicon.ts';
import { homeOf } from '../relate.ts';
import { statementsOf } from '../statements.ts';
import { saysNothing } from './filler.ts';
import { findNames } from './names.ts';
import { sayingOf } from './saying.ts';
import { stemsOf } from './stem.ts';

/** One thing the paper says, wherever it says it: statements that mean the same are one entry. */
export interface Entry {
  readonly statements: readonly Statement[];
  /** The first of them. Subject, modality and attribute are those of all, and so are the values where diagnoses compare on them. */
  readonly lead: Statement;
  /** Ids of whom it speaks of: its subject, or the diagnoses and families that a general statement names. */
  readonly subjects: ReadonlySet<string>;
  /** It says that something is not so, or not there. */
  readonly denies: boolean;
  /** It says no more than the name does: that lymphoma of the retroperitoneum lies there. */
  readonly isNamesake: boolean;
}

/** What a pack says, each thing where it is said first. */
export function entriesOf(pack: Pack, lexicon: Lexicon): Entry[] {
  return [...Map.groupBy(statementsOf(pack), (statement) => sayingOf(statement, pack)).values()].map(
    (statements): Entry => {
      const [lead] = statements as [Statement];
      const named = pack.diagnoses.has(lead.subject) ? [lead.subject] : namedIn(statements, lexicon);
      return {
        statements,
        lead,
        subjects: new Set(pack.observed.has(lead.subject) ? [lead.subject] : named),
        denies: statements.some(({ text }) => denial.test(text)),
        isNamesake: statements.every((statement) => repeatsName(statement, pack)),
      };
    },
  );
}

const denial =
  /\b(?:not?|non|never|neither|nor|cannot|without|lacks?|lacking|absent|absence|outside|deferred|spares?|sparing|(?:unresect|inoperab|incomplete)\p{L}*)\b/u;

const placing: ReadonlySet<string> = new Set(['location', 'origin', 'vessels']);

/** Whether a statement has no word that the names of its subject, of its families or of its site do not have. */
function repeatsName({ subject, attribute, text }: Statement, pack: Pack): boolean {
  const diagnosis = pack.diagnoses.get(subject);
  if (!diagnosis || !placing.has(attribute)) return false;
  const { name, short, families } = diagnosis;
  const all = [
    name,
    short,
    ...families.flatMap((id) => pack.families.get(id)?.name ?? []),
    ...homeOf(diagnosis, pack).flatMap((id) => pack.sites.get(id)?.names ?? []),
  ];
  const own = new Set(all.flatMap((name) => stemsOf(fold(name))));
  return stemsOf(fold(text)).every((word) => own.has(word) || saysNothing(word));
}

function namedIn(statements: readonly Statement[], lexicon: Lexicon): string[] {
  return statements.flatMap(({ text }) =>
    findNames(text, lexicon).entities.flatMap(({ kind, id }) =>
      kind === 'diagnosis' || kind === 'family' ? [id] : [],
    ),
  );
}
