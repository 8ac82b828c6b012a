/** The same keys with other words: a key that one language lacks, or has alone, does not compile. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Messages of a feature; `zh` sets the keys. Put them under one name of your own, so that features never meet. */
export function defineMessages<const T extends Record<string, unknown>>(messages: {
  zh: T;
  en: NoInfer<SameKeys<T>>;
}): { zh: Record<string, unknown>; en: Record<string, unknown> } {
  return messages;
}
