import { mayIdentify } from '../identifiers.ts';

/** What is turned away before a question is looked at: whatever may name a person, and whatever asks for advice on one. */
export type Refusal = 'identifier' | 'advice';

const relatives =
  'patients?|mother|mom|mum|father|dad|wife|husband|partner|son|daughter|child|kid|baby|brother|sister|aunt|uncle|cousin|grandmother|grandfather|friend|girlfriend|boyfriend|neighbou?r|client';
const belongings =
  'scans?|ct|mri|ultrasound|biopsy|results?|report|tumou?r|mass|lesion|symptoms?|pain|diagnosis|images?|labs?|bloods?|doctor|case';

/** A question that the asker speaks of, and a lesson to learn: neither is about anybody. */
const learning: readonly RegExp[] = [
  /\b(?:i|we)\s*(?:['’]ve|have|had)?(?:\s+got)?\s+(?:an?|one|another|some|two|just an?)\s+(?:\p{L}+\s+)?(?:questions?|quer(?:y|ies)|doubts?|quick (?:one|thing)|quickie)\b(?! (?:about|on|for|regarding|concerning) (?:my|our|his|her|their)\b)/giu,
  /\b(?:i|we)\s*(?:['’]ve|have)?(?:\s+got)?\s+(?:an?|the|my|our)\s+(?:\p{L}+\s+)?(?:exams?|boards?|quiz|conference|lecture|talk)\b/giu,
  /\b(?:should (?:i|we|you|one)|do i have to|i (?:need|have) to)\s+(?:expect(?!\s+to\b)|look for|know(?!\s+(?:if|whether)\b)|learn|remember|memorize|understand|study)\b(?!.*\b(?:i|me|my|us|our|he|she|him|his|her|their|surgeon|doctor|\p{L}+ologist|specialist|opinion|after (?:the )?(?:surgery|operation|resection|treatment|biopsy|chemo\p{L}*|radi\p{L}*))\b)/giu,
];

const advice: readonly RegExp[] = [
  new RegExp(`\\b(?:my|our|his|her|their)\\s+(?:own\\s+)?(?:${relatives})\\b`, 'i'),
  new RegExp(`\\b(?:my|our)\\s+(?:${belongings}|\\p{L}+omas?|surgery|hair|life|health|body)\\b`, 'iu'),
  /\b(?:i|we)(?:['’]ve| have| had| saw| see| got| am seeing| are seeing|['’]m seeing)\s+(?:got\s+)?(?:an?|this|another)\b/i,
  /\b(?:this|a|the) patient of (?:mine|ours)\b/i,
  /\bshould\s+(?:i|we|he|she|they|you|one|my|our|this|the patient)\b/i,
  /\b(?:(?:can|could|would|will|do) (?:you|someone)|please)\s+(?:read|diagnose|interpret|recommend|suggest|prescribe|treat|look at|advise)\b/i,
  /\b(?:can|could|may|must|shall) (?:i|we|she|he)\s+(?:\p{L}+\s+)?(?:stop|start|give|continue|switch|skip|take(?! it\b)|increase|reduce|taper|delay|wait|biopsy|operate|resect|remove|discharge|refer|hold|fly|drink|eat|work)\b/iu,
  /\b(?:best|good|right|better|safest?|suitable|enough|recommended)\s+for\s+(?:me|us|him|her|them|my|our)\b/i,
  /\b(?:will|would) (?:i|he|she|we)\s+(?:die|live|survive|recover|lose|need|be ok(?:ay)?)\b|\bsecond opinion\b/i,
  /\bdo i have\b|\bam i\b(?! (?:right|correct|wrong))|\bi (?:have|feel|was diagnosed|need)\b/i,
  /\b(?:what|which|how much|how high an?)\b.*\b(?:dose|dosage|dosing)\b/i,
  /\bhow many (?:mg|milligrams?|ml|units|tablets|pills)\b|\b\d+\s?mg\b/i,
  /\b\d{1,3}[\s-]?(?:years?|yrs?|months?|weeks?|y\/?o|yo)[\s-]*(?:old)?\b.*\b(?:with|who|has|had|presents|came|comes|man|woman|male|female|boy|girl|lady|gentleman)\b/i,
  /\b(?:an?|this|that|the)\s+(?:(?!index|reported)\p{L}+\s+)?(?:man|woman|boy|girl|lady|gentleman)\s+(?:with|who|has)\b/iu,
  /\b(?:is|would|will) it (?:be )?safe\b|\bsafe(?:ly)? to (?:operate|biopsy|resect|wait|give|treat|scan)\b/i,
  /\b(?:in|on) the (?:er|ward|clinic|icu|or)\b/i,
  /\bwhat (?:should|do|can|would) (?:i|we|you|one) (?:do|give|order|say|tell)\b|\bwhat next\b|\bnext step\b/i,
];

/** Why a question is not taken at all, if so. The reported patient may be asked about: she is in the paper. */
export function refusalOf(text: string): Refusal | undefined {
  const plain = text.normalize('NFKC');
  if (mayIdentify(plain)) return 'identifier';
  const others = plain.replace(/\b(?:the |this )?(?:index|reported) (?:patient|case)(?:['’]s)?/gi, ' ');
  const asked = learning.reduce((text, pattern) => text.replace(pattern, ' '), others);
  return advice.some((pattern) => pattern.test(asked)) ? 'advice' : undefined;
}
