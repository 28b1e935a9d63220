/** Something that takes time and the outside world, as plain data: it is done after the answer, by whoever can. */
export type Errand = { readonly kind: 'attend'; readonly round: string };
