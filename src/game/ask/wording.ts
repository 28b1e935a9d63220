/** How a question is put: what of its wording says nothing, whom it asks for, and what it leaves to be understood. */

/** "Name three tumors with fat": how many is never more than the paper has. */
const bidding =
  /^\W*(?:please\s+)?(?:name|list|give(?: me)?|show(?: me)?)\s+(?:(?:all|some|any|a few|the|two|three|four|five|\d+)\s+)*/i;

/** "Am I right that …", "I’m confused: …": how sure the asker is. */
const believing =
  /\bam i (?:right|correct|wrong)\b(?: (?:that|in thinking|to think))?|\bi(?:['’]m| am) (?:not |a (?:bit|little) )?(?:confused|unsure|sure|wondering|lost|puzzled)\b/gi;

/** "Can I see fat": whoever asks, and the numeral only where it counts something: "segment I", "segments I and II". */
const asker =
  /(?<!\b(?:segment|level|part|type|portion|zone|grade|stage|class|phase)s?[\s:#-]+(?:(?:[IV]+|\d)\s*(?:,|-|\/|&|and|or|to)\s*)*)(?<![\p{L}\p{N}.])I(?:['’](?:m|ve|d|ll))?(?!\s*(?:,|-|\/|&|and|or|to|vs\.?)\s*(?:I{2,3}|IV)\b)(?![\p{L}\p{N}]|\.\p{L})/giu;

/** "Can it look like lymphoma", and not what it looks like. */
const likening = /^((?!.*\b(?:what|how)\b).*)\blooks? like\b/is;

/** "Is it common?" */
const isCommon = /^(\W*(?:is|are|how)\b.*)\b(?:un)?common\W*$/is;

/** Written for "and". */
const joints = /\b(?:as well as|along with|together with)\b|(?<=[\p{L}\p{N}])(?<!\bw)\s*[&+/]\s*(?=[\p{L}\p{N}])/giu;

/** The question without what says only that somebody asks, and with one word for what is written in several ways. */
export function withoutManners(text: string): string {
  return text
    .replace(/\bUS\b/g, 'ultrasound')
    .replace(believing, ' ')
    .replace(asker, ' ')
    .replace(likening, '$1resemble')
    .replace(isCommon, '$1rare')
    .replace(bidding, '')
    .replace(hers, '$1 patient’s')
    .replace(joints, ' and ');
}

const who =
  /^\W*(?:which|what|any)\s+(?:(?!do|does|is|are|can|of)\S+\s+){0,3}?(?:tumou?rs?|mass(?:es)?|lesions?|neoplasms?|sarcomas?|diagnos[ei]s|diseases?|entit(?:y|ies)|ones)\b|^\W*which\s+(?:are|have|can|may|show)\b(?!\s+(?:the|there)\b)/i;

/** Asks for diagnoses. */
export function asksWho(text: string): boolean {
  return who.test(text);
}

/** Asks for what is so, and not who has it. */
export function asksHow(text: string): boolean {
  return /^\W*(?:how|why|when|where)\b/i.test(text);
}

/** "The patients mass": the apostrophe is left out where something of hers follows. */
const hers =
  /\b(the|this)\s+patients(?=\s+(?:(?:first|initial|largest|biggest|second|own|liver|lung)\s+)*(?:mass|tumou?r|lesions?|nodules?|mets?|metastas[ie]s|scans?|ct|mri|biopsy|age|sex|weight|history|symptoms?|pain|complaints?|treatment|chemo\p{L}*|survival|outcome|diagnosis)\b)/giu;
/** Of a report's only patient people write as of somebody known. */
const pronoun = /\b(?:she|hers?|herself)\b/i;

const ofPatient =
  /\b(?:the|this|their|its)?\s*(?:index|reported)?\s*(?:patient|case)(?:['’]s)?\b|\b(?:she|hers?|herself)\b|\b(?:the|this)\s+(?:woman|lady)\b(?:['’]s)?/gi;
/** Stands where the patient was named; no word of the field is near it. */
export const patientHere = 'xpatientx';

/** The question with that word for the patient, or where no patient is asked about, without. */
export function markPatient(text: string, isAsked: boolean): string {
  return text.replace(ofPatient, isAsked ? ` ${patientHere} ` : ' ');
}

/** Whether a question is about a patient of the paper: "the index patient", or plainly "the patient". @param short of the patient */
export function speaksOf(text: string, short: string): boolean {
  const name = short.toLowerCase().replace(/^the /, '');
  const lower = text.toLowerCase();
  if (pronoun.test(lower)) return true;
  return (
    lower.includes(name) ||
    /\b(?:index|reported) (?:patient|case)\b|\b(?:the|this) (?:patient|woman|lady)\b/.test(lower)
  );
}

/** "Does that enhance", and not "a sign that helps". */
const referring =
  /\b(?:it|its|they|their|them)\b|\b(?:this|that) (?:one|tumou?r|mass|lesion|diagnosis|disease|entity)\b|\b(?:of|in|for|about|with|on|do|does|is|has|can|why|how) (?:this|that)\b/i;

/** What only makes sense after something else was said. */
export function isElliptic(text: string): boolean {
  return /^\W*(?:and|what about|how about|also|but|then|this|that)\b/i.test(text) || referring.test(text);
}
