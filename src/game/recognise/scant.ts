/** Short forms that mean something else as often. Of two letters all do. */
const otherwiseUsed = new Set(['arms', 'malt', 'alt', 'ups']);

/** A name that with other words around it may be no name at all: "RF ablation", "HD images", "neurogenic pain". */
export function saysLittleAlone(words: readonly string[]): boolean {
  if (words.length !== 1) return false;
  const [word = ''] = words;
  return word.length < 3 || otherwiseUsed.has(word) || /genic$/.test(word);
}

const smallTalk = new Set(
  `i im id we me my you your he she they guess guessing think thinking thought say said feel believe bet pick choose vote vibe suspect suspected favor favored go going call calling
  answer final diagnosis dx ddx prob probable probably poss possible possibly presumed presumptive likely perhaps maybe potential potentially could may might must should would can has have
  definitely definite surely sure certain certainly clearly obviously honestly totally imo imho fwiw tbh lol haha hmm hm um uh eh ok okay yes yeah yep yup so well very quite really pretty kind kinda sort of
  just only still also too here there please thanks thank what about how looks look looking seems seem appears like suggests suggestive suggesting suspicious concerning worrisome compatible consistent query
  picture nature origin etiology case patient pt lesion mass process disease one first second third top number choice some any typical classic large small big huge
  primary secondary idiopathic metastatic malignant benign recurrent residual known bilateral left right low high grade stage tumor`.split(
    /\s+/,
  ),
);

/** Words for something that was found, and for no diagnosis. */
const anyFinding = new Set(
  'lump swelling growth nodule cyst cancer neoplasm malignancy abnormality finding'.split(' '),
);

/** "Mass", "a large tumor": however near a name is spelled, it is not what was meant. */
export function namesNothing(words: readonly string[]): boolean {
  return words.every((word) => smallTalk.has(word) || anyFinding.has(word));
}

/** A word that is no part of the name, no site, and says something else. */
export function isBesides(word: string, name: readonly string[]): boolean {
  return word.length > 1 && !word.startsWith('@') && !name.includes(word) && !smallTalk.has(word);
}
