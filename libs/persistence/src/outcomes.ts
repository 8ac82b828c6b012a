/**
 * What a function of the database that decides has said: `done`, or the code of the refusal. The refusals it knows are
 * named where it is asked, since the description of the operations is read from the code; a test holds them against the
 * function. Throws where it says anything else.
 */
export function outcomeOf<Refusal extends string>(
  said: string | null | undefined,
  refusals: readonly Refusal[],
): 'done' | Refusal {
  const found = (['done', ...refusals] as const).find((one) => one === said);
  if (found === undefined) throw new Error(`A decision said ${JSON.stringify(said)}`);
  return found;
}
