import type { BodySheetLineDto, BodySheetRowDto } from '@linxuan/contracts';

/** A person of a sheet with all roles that its rows give; problems are told with the first of them. */
export interface SheetPerson {
  row: number;
  login: string;
  name: string;
  identity: string;
  memberships: { orgId: string; role: string }[];
}

/**
 * People of a sheet, each once, by the name of the account. A row that names somebody and lacks login or roles, and a
 * second name for one account, are told with their row.
 */
export function personsOf(rows: readonly BodySheetRowDto[], lines: readonly BodySheetLineDto[]): SheetPerson[] {
  const found = new Map<string, SheetPerson>();
  for (const [index, row] of rows.entries()) {
    const problems = lines[index]?.problems ?? [];
    const [name, login, roles] = [row.person ?? '', row.login ?? '', rolesOf(row.roles ?? '')];
    if (name === '' && login === '' && roles.length === 0) continue;
    if (login === '') {
      problems.push({ column: 'login', message: { zh: '请填写登录名', en: 'Enter the sign-in name' } });
      continue;
    }
    if (roles.length === 0) {
      problems.push({ column: 'roles', message: { zh: '请填写角色', en: 'Enter a role' } });
      continue;
    }
    const memberships = roles.map((role) => ({ orgId: row.org ?? '', role }));
    const known = found.get(login.toLowerCase());
    if (!known) {
      found.set(login.toLowerCase(), { row: index + 1, login, name, identity: row.identity ?? '', memberships });
      continue;
    }
    if (name !== '' && known.name !== '' && name !== known.name)
      problems.push({
        column: 'person',
        message: {
          zh: `登录名 ${login} 在第 ${known.row} 行是“${known.name}”`,
          en: `${login} is ${known.name} in row ${known.row}`,
        },
      });
    known.memberships.push(
      ...memberships.filter(
        ({ orgId, role }) => !known.memberships.some((one) => one.orgId === orgId && one.role === role),
      ),
    );
  }
  return [...found.values()];
}

const rolesOf = (cell: string): string[] => [...new Set(cell.split(/[,，;；、\s]+/).filter((role) => role !== ''))];
