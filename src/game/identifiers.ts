/** What may tell who somebody is. No patient's data belongs here, so it is turned away wherever people type. */

const ofPatients: readonly RegExp[] = [
  /\b(?:mr|mrs|ms|miss|mx|mister|herr|frau|monsieur|madame)\b\.?\s+\p{Lu}\p{L}+/iu,
  /\b(?:[Dd]r|[Pp]rof)\b\.?\s+\p{Lu}\p{Ll}+/u,
  /\bpatient(?:'s name)?\s*(?:is|named|called|:)?\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u,
  // In any case; a diagnosis and the patient of the paper have scans as well.
  /\b(?!(?:patient|case|paper|author|woman|lady|tumou?r|mass|disease|\p{L}+(?:oma|osis|itis))[’']s)\p{Lu}\p{Ll}+[’']s\s+(?:ct|mri|scan|us|biopsy|imaging|films?|report)\b/iu,
  /\bname\s*[:=]/i,
  /\b(?:dob|date of birth|birth ?(?:date|day)|born|geboren|née)\b|\bd\.o\.b\b/i,
  /\b\d{1,2}(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s.,-]+(?:19|20)\d{2}\b/i,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}\b/i,
  /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b/,
  /\b(?:19|20)\d{2}-\d{1,2}-\d{1,2}\b/,
  /\b(?:mrn|nhs|ssn|medical record|record (?:no|number)|accession(?: (?:no|number))?|case (?:no|number)|insurance|passport)\b[^a-z]*(?:[a-z]{0,3}-?\d{2,})/i,
  /\b(?:patient|hospital|chart|file|order|exam|visit|encounter)\s*(?:id|no\b\.?|nr\b\.?|number|#)\s*[:#]?\s*[a-z]{0,3}-?\d{2,}/i,
  /\b(?:pid|id)\s*[:#]?\s*[a-z]{0,3}-?\d{3,}/i,
  /\b\d{3}-\d{2}-\d{4}\b/,
  /\d{7,}/,
  /(?:\+|\b)\d{1,4}[\s().-]+\d{2,4}[\s().-]+\d{2,4}(?:[\s().-]+\d{2,4})*\b/,
];

const ofAnybody: readonly RegExp[] = [
  /[\p{L}\d._%+-]+\s?@\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u,
  /<@[!&]?\d+>|(?:^|\s)@\p{L}[\p{L}\d_.]{2,}/u,
];

/** Names with titles, dates of birth, record and telephone numbers. */
export function mayNamePatient(text: string): boolean {
  const plain = text.normalize('NFKC');
  return ofPatients.some((pattern) => pattern.test(plain));
}

/** The same, and addresses and mentions. */
export function mayIdentify(text: string): boolean {
  const plain = text.normalize('NFKC');
  return mayNamePatient(plain) || ofAnybody.some((pattern) => pattern.test(plain));
}
