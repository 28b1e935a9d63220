/** The paper cut into the places that statements name. The text itself stays outside this repository. */

const sections: Readonly<Record<string, string>> = {
  ABSTRACT: 'Abstract',
  'CASE REPORT': 'Case Report',
  'Etiology & Demographics:': 'Etiology & Demographics',
  'Clinical & Imaging Findings:': 'Clinical & Imaging Findings',
  'Treatment & Prognosis:': 'Treatment & Prognosis',
  'Differential Diagnosis:': 'Differential Diagnosis',
  'TEACHING POINT': 'Teaching Point',
};
const whole = ['Abstract', 'Teaching Point'];
const table1 = ['Diagnosis', 'Symptoms', 'CT findings', 'Additional imaging features'];

/** Place → passage. Paragraphs are counted under their heading, those joined that a page break cut in two. */
export function readPassages(paper: string): Map<string, string> {
  const passages = new Map<string, string>();
  const lines = paper.split(/\r?\n/).map((line) => line.trim());
  let section: string | undefined;
  let figure: string | undefined;
  let paragraphs: string[] = [];
  const close = () => {
    if (section !== undefined) {
      if (whole.includes(section)) passages.set(section, paragraphs.join(' '));
      else for (const [index, text] of paragraphs.entries()) passages.set(`${section}, paragraph ${index + 1}`, text);
    }
    section = undefined;
    paragraphs = [];
  };
  for (const line of lines) {
    const heading = /^#+\s+(.*)$/.exec(line)?.[1]?.trim();
    const legend = /^\*\*Figure (\d)[^*]*\*\*\s*(.*)$/.exec(line);
    const cells = line.split('\t').map(plainText);
    if (heading !== undefined) {
      close();
      section = sections[heading];
    } else if (/^FIGURES$/.test(line)) close();
    else if (legend) {
      figure = `Figure ${legend[1]}`;
      passages.set(`${figure}, title`, plainText(legend[2]!));
      passages.set(`${figure}, legend`, plainText(legend[2]!));
    } else if (figure !== undefined && /^\*\*(FINDINGS|TECHNIQUE):\*\*/.test(line)) {
      const part = line.startsWith('**FINDINGS') ? 'findings' : 'technique';
      passages.set(`${figure}, ${part}`, plainText(line.replace(/^\*\*\w+:\*\*/, '')));
    } else if (cells.length === 4 && cells[0] !== 'Diagnosis') {
      for (const [index, column] of table1.entries()) passages.set(`Table 1, ${cells[0]}, ${column}`, cells[index]!);
    } else if (cells.length === 2) passages.set(`Table 2, ${cells[0]}`, cells[1]!);
    else if (section !== undefined && line !== '') addParagraph(paragraphs, line);
  }
  close();
  return passages;
}

/** A paragraph that stops in mid-sentence goes on in the next. */
function addParagraph(paragraphs: string[], line: string): void {
  const text = plainText(line);
  const last = paragraphs.at(-1);
  if (last !== undefined && !/[.?!)\]]$/.test(last)) paragraphs[paragraphs.length - 1] = `${last} ${text}`;
  else paragraphs.push(text);
}

function plainText(marked: string): string {
  return marked
    .replace(/<[^>]+>/g, '')
    .replace(/\*\*|\\\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
