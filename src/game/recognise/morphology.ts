/**
 * Medical words are built from combining forms. A word that is built wholly of them and ends as a disease does is a
 * diagnosis, known to us or not: it is never read as a misspelling of another (angiolipoma is not a typo of lymphangioma).
 */

const stems =
  `acanth aden adren amel andr angi astrocyt basal blast bronch carcin cardi cement ceruloplasm cheil chol cholangi
chondr chord chori clear colp crani cran cyst cyt dacryoaden dendr derm dermat desm ectomes elast encephal endotheli endometri
enter ependym epidid epitheli erythr esthesi fibr follicul gangli gastr gli glom gonad granul hamart hem hemangi hemat hepat
hidraden histi hygr immun insulin kerat labyrinth laryng lei leiomy leuk lip lymph lymphangi mast medull melan mening
mes mesench mesotheli my myel myoepitheli myx nas neph nephr neur nev nod odont oligodendrogli onc oophor ophthalm orch oste
ot ovari pancreat papill paragangli pericyt perineuri peritone pharyng phleb pine plasm plasmacyt pleur pneum polyp proct prostat pseud
py pyel reticul retin rhabd rhabdomy rhin salping sarc schwann sebace semin sial sigmoid spermat splen spondyl stromal
syncyti synovi syring tend terat thec thromb thym thyr trache trich tympan ureter urethr uveal vascul venul xanth`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

const endings =
  'oma sarcoma blastoma carcinoma cytoma omatosis cytosis matosis itis osis iasis ectasia ectasis cele emia penia plasia sclerosis stenosis dysplasia pathy malacia phyma lithiasis thrombosis adenitis'.split(
    ' ',
  );

/** Whether `word` (folded) is made of combining forms and a disease ending, with the joining vowel where one belongs. */
export function isWellFormed(word: string): boolean {
  if (word.length < 6) return false;
  return endings.some((ending) => word.endsWith(ending) && isStemChain(word.slice(0, -ending.length), ending));
}

function isStemChain(front: string, next: string): boolean {
  if (front === '') return false;
  const bare = /^[aeiou]/.test(next) ? front : front.endsWith('o') ? front.slice(0, -1) : undefined;
  if (bare === undefined) return false;
  return stems.some((stem) => bare === stem || (bare.endsWith(stem) && isStemChain(bare.slice(0, -stem.length), stem)));
}
