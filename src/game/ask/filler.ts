import { clauseBreak, fold } from '../recognise/fold.ts';
import { stem } from './stem.ts';

/** Says nothing of what is asked for. */
const empty = new Set(
  `what which who whom how when where why do doe does did is are was were be been being am can could may might would will shall should there here it its they them these those this that
  and or but not no so if then than also vs versus between me my you your tell give say mention paper article author report reported study describe described according about regarding
  look like appear appearance show see seen finding feature find have has had get got go goe with usually typically common commonly often normally generally mostly much many far long cannot not non suggest receive given among scan scanned whether compare told us whole apart
  case patient disease lesion tumor mass diagnosis imaging image index ratio mean average value level rate percentage number kind type thing diagnose possible likely used use using
  involve help need happen please question any all some most more less very really best typical positive negative degree evidence test relation after before during cause during into
  retroperitoneal retroperitoneum primary happen raised elevated increased bring other such as
  behave seem appear hold reveal demonstrate describe develop consist correspond become explain refer belong expect suspect useful important main mainly frequently rarely sometimes ever still just
  only one ones own real actually exactly basically currently general generally specifically entity entitie condition disorder process person people subject someone anyone something anything everything thing
  think know say said want wonder curious interested understand learn teach remember quick quickly briefly short summary overview detail info information fact note point main
  come came found detected picked brought sit sits around next beside
  hi hello hey thank thanks ok okay dear sir madam doctor dr prof colleague resident student exam board
  we our ours doubt query quickie exam quiz tomorrow today
  affect affected offered given hospital clinic typically classic classically frequent over under out up down off again once both each every either neither per via within without
  `.split(/\s+/),
);

/** Words that say nothing, as they are written. */
export const fillers: ReadonlySet<string> = empty;

// As they are read: in the plural too, whose ending may have been taken for a Greek one (diseases).
const emptyStems = new Set(
  [...empty].flatMap((word) => [word, ...[word, `${word}s`].flatMap(fold)]).flatMap((word) => [word, stem(word)]),
);

export function saysNothing(word: string): boolean {
  return emptyStems.has(word) || emptyStems.has(stem(word));
}

const whole: ReadonlySet<string> = new Set(
  `everything anything all whatever more about on of the a an in it them this that and please just tell me us give show describe
  explain know known need learn teach to want would like should what do does i you we they paper article author say have has
  there question summary summarize summarise overview short brief briefly quick quickly detail info information fact main point`.split(
    /\s+/,
  ),
);

/** Whether a word asks for nothing besides all that there is: "tell me about …", "everything the paper says of …". */
export function asksForAll(word: string): boolean {
  return whole.has(word) || word === clauseBreak;
}
