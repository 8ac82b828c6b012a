import type { ConfiguredOrganisation } from '../config-files';
import type { SeededUser } from './seed-users';
import { applicantLogin } from './applicant-login';

/** One account per role that the sign-in page offers; each opens on waiting work. Names are made up. */
export const DEMO_ACCOUNTS: SeededUser[] = [
  { login: 'demo-enterprise', name: '申报员甲（演示）', org: 'demo-lanxi', roles: ['enterprise-clerk'] },
  { login: 'demo-enterprise-2', name: '申报员乙（演示）', org: 'demo-yunheng', roles: ['enterprise-clerk'] },
  { login: 'demo-enterprise-soe', name: '申报员丙（演示）', org: 'demo-zhenghe-sub', roles: ['enterprise-clerk'] },
  { login: 'demo-group', name: '集团经办甲（演示）', org: 'soe-zhenghe-energy', roles: ['group-clerk'] },
  { login: 'demo-group-2', name: '集团经办乙（演示）', org: 'soe-zhenghe-energy', roles: ['group-clerk'] },
  { login: 'demo-province-clerk', name: '广东经办（演示）', org: 'ndrc-440000', roles: ['nominator-clerk'] },
  { login: 'demo-province-lead', name: '广东签发（演示）', org: 'ndrc-440000', roles: ['nominator-lead'] },
  {
    login: 'demo-province-dept',
    name: '广东工信处（演示）',
    org: '440000-miit',
    roles: ['department-intake', 'department-reviewer'],
  },
  { login: 'demo-sasac-clerk', name: '国资经办（演示）', org: 'sasac', roles: ['nominator-clerk'] },
  { login: 'demo-sasac-lead', name: '国资签发（演示）', org: 'sasac', roles: ['nominator-lead'] },
  { login: 'demo-ministry-clerk', name: '环资司经办（演示）', org: 'ndrc', roles: ['authority-clerk'] },
  { login: 'demo-ministry-lead', name: '环资司负责人（演示）', org: 'ndrc', roles: ['authority-lead'] },
  { login: 'demo-department-intake', name: '工信部收文（演示）', org: 'miit', roles: ['department-intake'] },
  { login: 'demo-department-reviewer', name: '工信部审核（演示）', org: 'miit', roles: ['department-reviewer'] },
  { login: 'demo-department-lead', name: '工信部负责人（演示）', org: 'miit', roles: ['department-lead'] },
  { login: 'demo-expert', name: '专家甲（演示）', org: 'inst-north-energy', roles: ['expert'], expertise: ['1', '4'] },
  { login: 'demo-publicity', name: '公示发布（演示）', org: 'ndrc', roles: ['publicity-officer'] },
  { login: 'demo-energy-clerk', name: '广东能源经办（演示）', org: '440000-nea', roles: ['nominator-clerk'] },
  { login: 'demo-energy-lead', name: '广东能源签发（演示）', org: '440000-nea', roles: ['nominator-lead'] },
  { login: 'demo-nea-clerk', name: '能源局经办（演示）', org: 'nea', roles: ['authority-clerk'] },
  { login: 'demo-nea-lead', name: '能源局负责人（演示）', org: 'nea', roles: ['authority-lead'] },
  { login: 'demo-operator', name: '系统管理员甲（演示）', org: 'ndrc', roles: ['operator'] },
  { login: 'demo-operator-2', name: '系统管理员乙（演示）', org: 'ndrc', roles: ['operator'] },
  { login: 'demo-security', name: '安全管理员（演示）', org: 'ndrc', roles: ['security-officer'] },
  { login: 'demo-auditor', name: '审计员（演示）', org: 'ndrc', roles: ['auditor'] },
];

/** Everyone else a whole round needs: two people per nominator and group, one per department, three per institute. */
export function staffOf(org: ConfiguredOrganisation): SeededUser[] {
  const name = org.short?.zh ?? org.name.zh;
  switch (org.kind) {
    case 'nominator':
      return [
        { login: `clerk@${org.code}`, name: `${name}经办`, org: org.code, roles: ['nominator-clerk'] },
        { login: `lead@${org.code}`, name: `${name}签发`, org: org.code, roles: ['nominator-lead'] },
      ];
    case 'central-soe-group':
      return ['a', 'b'].map((letter) => ({
        login: `${letter}@${org.code}`,
        name: `${name}经办${letter.toUpperCase()}`,
        org: org.code,
        roles: ['group-clerk' as const],
      }));
    case 'nominator-department':
      return [
        {
          login: `staff@${org.code}`,
          name: `${name}处室`,
          org: org.code,
          roles: ['department-intake', 'department-reviewer'],
        },
      ];
    case 'ministry-department':
      return [
        {
          login: `staff@${org.code}`,
          name: `${name}审核`,
          org: org.code,
          roles: ['department-intake', 'department-reviewer'],
        },
        { login: `lead@${org.code}`, name: `${name}负责人`, org: org.code, roles: ['department-lead'] },
      ];
    case 'authority':
      return [
        { login: `clerk@${org.code}`, name: `${name}经办`, org: org.code, roles: ['authority-clerk'] },
        { login: `lead@${org.code}`, name: `${name}负责人`, org: org.code, roles: ['authority-lead'] },
        { login: `publicity@${org.code}`, name: `${name}公示发布`, org: org.code, roles: ['publicity-officer'] },
      ];
    case 'enterprise':
      return [
        {
          login: applicantLogin(org.code),
          name: `${org.name.zh.slice(0, 4)}申报员`,
          org: org.code,
          roles: ['enterprise-clerk'],
        },
      ];
    case 'institute':
      return [1, 2, 3].map((n) => ({
        login: `expert${n}@${org.code}`,
        name: `${name}专家${n}`,
        org: org.code,
        roles: ['expert' as const],
      }));
    default:
      return [];
  }
}
