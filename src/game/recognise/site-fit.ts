import type { Pack } from '../pack.ts';
import type { Reading } from './reading.ts';

/** How the site that was typed stands to where the diagnosis sits. `missing` and `general` matter only where the site is part of it. */
export type SiteFit = 'agrees' | 'missing' | 'general' | 'contradicts';

/** How the sites typed beside a name stand to where its diagnosis sits. @param reaches the lesion reaches them, wherever it comes from */
export function siteFit({ naming, sites, mentioned }: Reading, reaches: boolean, pack: Pack): SiteFit {
  const diagnosis = naming.entity.kind === 'diagnosis' ? pack.diagnoses.get(naming.entity.id) : undefined;
  if (!diagnosis) return 'agrees';
  const { home, required } = diagnosis.site;
  const fits = sites.map((site) =>
    reaches && home.some((place) => lies(site, place, pack)) ? 'agrees' : fitOf(site, home, pack),
  );
  if (fits.includes('contradicts')) return 'contradicts';
  if (!required || naming.kind === 'full') return 'agrees';
  const own = naming.words.filter((word) => word.startsWith('@')).map((word) => fitOf(word.slice(1), home, pack));
  const all = [...fits, ...own];
  if (all.includes('agrees') || mentioned.some((site) => fitOf(site, home, pack) === 'agrees')) return 'agrees';
  return all.length > 0 ? 'general' : 'missing';
}

/** Whether a site agrees with one of `home`, merely contains it, or is elsewhere. */
export function fitOf(site: string, home: readonly string[], pack: Pack): Exclude<SiteFit, 'missing'> {
  const excluded = pack.sites.get(site)?.not;
  if (excluded !== undefined) return home.some((place) => lies(place, excluded, pack)) ? 'contradicts' : 'general';
  if (home.some((place) => belongs(site, place, pack))) return 'agrees';
  return home.some((place) => lies(place, site, pack)) ? 'general' : 'contradicts';
}

/** Whether a lesion of `site` is said to be one of `place`: an organ's own are not called its region's. */
function belongs(site: string, place: string, pack: Pack): boolean {
  if (site === place) return true;
  const { organ = false, within = [] } = pack.sites.get(site) ?? {};
  return !organ && within.some((outer) => belongs(outer, place, pack));
}

/** Whether a site is another or lies somewhere in it. */
function lies(site: string, within: string, pack: Pack): boolean {
  return site === within || (pack.sites.get(site)?.within ?? []).some((outer) => lies(outer, within, pack));
}
