import type { Role } from '@linxuan/domain';

/** Roles that people sign in with. */
export const ALL_ROLES: readonly Role[] = [
  'enterprise-clerk',
  'group-clerk',
  'nominator-clerk',
  'nominator-lead',
  'department-intake',
  'department-reviewer',
  'department-lead',
  'authority-clerk',
  'authority-lead',
  'publicity-officer',
  'expert',
  'operator',
  'security-officer',
  'auditor',
];
/** Offices that run the installation; none of them holds a power over cases. */
export const OFFICES: readonly Role[] = ['operator', 'security-officer', 'auditor'];
export const APPLICANT_ROLES: readonly Role[] = ['enterprise-clerk'];
export const NOMINATOR_ROLES: readonly Role[] = ['nominator-clerk', 'nominator-lead'];
export const AUTHORITY_ROLES: readonly Role[] = ['authority-clerk', 'authority-lead'];
export const DEPARTMENT_ROLES: readonly Role[] = ['department-intake', 'department-reviewer', 'department-lead'];
/** Everybody with a work queue. */
export const CASE_ROLES: readonly Role[] = ALL_ROLES.filter((role) => !OFFICES.includes(role));
