const KEY = 'linxuan.desk.';

/** Which edition a person chose in a workspace, kept in this browser beyond a reload and a sign-out. */
export function keptEdition(place: string): string | null {
  try {
    return localStorage.getItem(KEY + place);
  } catch {
    return null;
  }
}

export function keepEdition(place: string, id: string): void {
  try {
    localStorage.setItem(KEY + place, id);
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left: it stands in the address.
  }
}
