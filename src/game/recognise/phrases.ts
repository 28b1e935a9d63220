/** The small talk around a diagnosis: hedges say nothing, negations take the diagnosis away, tails describe its spread. */

import { clauseBreak } from './fold.ts';

type Effect = 'hedge' | 'negates-after' | 'negates-before' | 'tail' | 'break';

const phrasesOf: Readonly<Record<Effect, string>> = {
  hedge: `not sure if | not sure but | not sure | not certain but | not certain | not excluded | not ruled out | not be excluded | not be ruled out |
    cannot exclude | cannot rule out | cannot be excluded | cannot be ruled out | can not exclude | can not rule out | cant exclude | cant rule out |
    cant be excluded | cant be ruled out | couldnt exclude | could not exclude | not likely | not unlikely | not impossible | not only | why not | if not | whether or not |
    rule out | r o | exclude | no doubt | no question | without a doubt | without doubt | much less likely | less likely | least likely |
    most likely | more likely | very likely | highly likely | not to miss | must not miss | do not miss | dont miss | cant miss | no brainer |
    consistent with | compatible with | in keeping with | c w | going with | go with | i go with | stick with | sticking with | starting with | start with`,
  'negates-after': `no | not | never | neither | nor | no evidence of | negative for | absence of | lack of | isnt | is not | arent | wasnt | aint | wont be | cant be | cannot be | can not be |
    couldnt be | could not be | shouldnt be | wouldnt be | doesnt look like | does not look like | doesnt fit | dont think | do not think | doubt | anything but | anything other than | other than |
    rather than | instead of | as opposed to | over | except | excluding | against | unlikely to be | too unlikely`,
  'negates-before': `ruled out | is out | excluded | has been excluded | was excluded | is excluded | has been ruled out | can be excluded | can be ruled out | is not possible | impossible |
    is wrong | does not fit | doesnt fit | less so`,
  tail: `with | without | invading | invades | extending | extends | extension | displacing | compressing | encasing | abutting | adjacent | next | near | behind | causing | due | metastatic to |
    metastasizing | metastasising | spreading | mimicking | mimics | mimic | simulating | arising next | complicated | status post | growing into | protruding`,
  break: 'but | however | though | although | then | followed by | hence | so',
};

interface Phrase {
  readonly words: readonly string[];
  readonly effect: Effect;
}

const byFirstWord = new Map<string, Phrase[]>();
for (const [effect, list] of Object.entries(phrasesOf) as [Effect, string][]) {
  for (const phrase of list.split('|')) {
    const words = phrase.trim().split(/\s+/);
    byFirstWord.set(words[0]!, [...(byFirstWord.get(words[0]!) ?? []), { words, effect }]);
  }
}
for (const phrases of byFirstWord.values()) phrases.sort((a, b) => b.words.length - a.words.length);

/** What a text claims, what it denies, and what merely trails behind a claim (spread, neighbors, associated findings). */
export interface Claims {
  readonly affirmed: readonly (readonly string[])[];
  readonly denied: readonly string[];
}

/**
 * @param words folded, with clause breaks
 * @param names whether these words name something: "lymphoma with necrosis" has a tail, "consistent with lymphoma" has none
 */
export function readClaims(words: readonly string[], names: (words: readonly string[]) => boolean): Claims {
  const affirmed: string[][] = [];
  const denied: string[] = [];
  let claim: string[] = [];
  let denying = false;
  let trailing = false;
  const end = () => {
    if (claim.length > 0) affirmed.push(claim);
    claim = [];
    denying = false;
    trailing = false;
  };
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const phrase = word === clauseBreak ? undefined : phraseAt(words, at);
    const effect = word === clauseBreak ? 'break' : phrase?.effect;
    at += phrase?.words.length ?? 1;
    if (effect === undefined) {
      if (!trailing) (denying ? denied : claim).push(word);
    } else if (effect === 'break') {
      end();
    } else if (effect === 'negates-after') {
      denying = true;
      trailing = false;
    } else if (effect === 'negates-before') {
      denied.push(...claim);
      claim = [];
    } else if (effect === 'tail' && !denying) {
      if (names(claim)) trailing = true;
      else if (word === 'without') denying = true;
    }
  }
  end();
  return { affirmed, denied };
}

/** Whether the text takes anything away: then a letter more or less may turn what it says around. */
export function denies(words: readonly string[]): boolean {
  return words.some((_, at) => phraseAt(words, at)?.effect.startsWith('negates') === true);
}

function phraseAt(words: readonly string[], at: number): Phrase | undefined {
  return byFirstWord
    .get(words[at]!)
    ?.find((phrase) => phrase.words.every((word, offset) => words[at + offset] === word));
}

/** Adjectives that neither name a diagnosis nor a site. Without this list "typical lymphoma" would look like a site we do not know. */
const plainAdjectives = new Set(
  `typical atypical classic classical final actual real total general initial basic generic potential usual unusual several bilateral unilateral focal multifocal
  local regional unifocal multicentric solid cystic necrotic hemorrhagic metastatic neoplastic malignant benign aggressive invasive primary secondary
  idiopathic sporadic familial hereditary genetic congenital heterogeneous homogeneous exophytic bulky intraluminal extraluminal mural transmural
  endoluminal radiologic radiological pathologic pathological clinical histologic histological surgical critical logical medical obvious previous serious suspicious
  curious nonspecific specific special principal topical plausible central peripheral lateral medial dorsal ventral posterior anterior superficial circumferential
  diagnostic differential original normal abnormal partial minimal maximal textbook chronic infectious lytic calcific sarcomatous mesenchymal
  epithelial residual incidental unicentric systemic gigantic fantastic academic basic toxic
  symptomatic asymptomatic terminal fatal lethal eventual gradual numerous enormous ordinary preliminary necessary similar singular particular regular irregular peculiar
  academic dynamic iconic ironic tragic magic logic sic fine combine genuine routine line magazine medicine define determine imagine examine online deadline
  also else just all call well still real deal final meal trial usually literal equal ideal visual manual annual mutual actual casual vascular subtotal hypervascular hypovascular avascular
  hypoechoic hypoattenuating malignant undifferentiated differentiated pediatric adult juvenile geriatric`.split(/\s+/),
);

const plainNouns = new Set(
  `case patient opinion view course image images picture scan ct mri mr us history origin nature type kind sort question context setting child adult woman man kid lady guy person age
  differential list mind order fact general choice guess answer diagnosis dx ddx clue clues finding findings features appearance look this that it these here front top first second third
  suspicion concern possibility likelihood probability option class group family spectrum subtype variety variant`.split(
    /\s+/,
  ),
);

/** A word that we cannot read and that seems to say where: the rest of the line must not be graded without it. */
export function seemsToSayWhere(word: string, previous: string | undefined): boolean {
  if (word.length < 4 || /\d/.test(word)) return false;
  if (/(?:al|ic|ar|ary|ous|ine)$/.test(word) && word.length > 4) return !plainAdjectives.has(word);
  return (previous === 'of' || previous === 'in' || previous === 'from') && !plainNouns.has(word);
}
