export function problem(
  file: string,
  source: string,
  how?: { typeOnly?: boolean; inTest?: boolean },
): string | undefined;
