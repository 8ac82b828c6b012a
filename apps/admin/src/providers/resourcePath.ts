/** Where the API keeps the records of a resource, where that differs from `/<resource>`. */
const PATHS: Readonly<Record<string, string>> = {
  entries: 'publication/entries',
  grants: 'operator/grants',
  notices: 'publication/notices',
  objections: 'publication/objections',
  organisations: 'operator/organisations',
  programmes: 'programme-editions',
  users: 'operator/users',
};

/**
 * Resources whose lists the server writes as a file: all pages, every column, cells that no program takes for a
 * formula.
 */
const EXPORTED: ReadonlySet<string> = new Set(['cases', 'tasks']);

/** `/operator/users` for `users`, and `/operator/users/<id>` for one of them. */
export function resourcePath(resource: string, id?: string | number): string {
  const path = `/${PATHS[resource] ?? resource}`;
  return id === undefined ? path : `${path}/${encodeURIComponent(id)}`;
}

/** The path at which the server writes the list as a file; null where it writes none. */
export function exportPath(resource: string): string | null {
  return EXPORTED.has(resource) ? `${resourcePath(resource)}/export` : null;
}
