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
  `some any unknown all case patient opinion view course image images picture scan ct mri mr us history origin nature type kind sort question context setting child adult woman man kid lady guy person age
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
