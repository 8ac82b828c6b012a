import type { AuditEventDto, papers } from '@linxuan/contracts';

/** The audit record as a file: kinds and subjects by their codes, which are what an inspection compares. */
export function auditTable(rows: AuditEventDto[], lang: 'zh' | 'en', at: string): papers.TableData {
  const zh = lang === 'zh';
  const exported = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return {
    title: zh ? '审计记录' : 'Audit record',
    language: zh ? 'zh-CN' : 'en',
    notes: [`${zh ? '导出时间：' : 'Exported: '}${exported}`],
    columns: [
      { key: 'id', title: zh ? '序号' : 'Id', type: 'text', width: 10 },
      { key: 'at', title: zh ? '时间' : 'Time', type: 'instant', width: 20 },
      { key: 'kind', title: zh ? '事项' : 'Event', type: 'text', width: 24 },
      { key: 'login', title: zh ? '用户名' : 'User name', type: 'text', width: 22 },
      { key: 'name', title: zh ? '姓名' : 'Name', type: 'text', width: 18 },
      { key: 'deputy', title: zh ? '代办人' : 'Deputy', type: 'text', width: 18 },
      { key: 'role', title: zh ? '身份' : 'Role', type: 'text', width: 20 },
      { key: 'org', title: zh ? '单位' : 'Organisation', type: 'text', width: 26 },
      { key: 'subjectType', title: zh ? '对象类型' : 'Subject', type: 'text', width: 16 },
      { key: 'subject', title: zh ? '对象' : 'Subject id', type: 'text', width: 38 },
      { key: 'detail', title: zh ? '内容' : 'Detail', type: 'text', width: 60 },
      { key: 'hash', title: zh ? '链上摘要' : 'Hash', type: 'text', width: 66 },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      login: row.person?.login ?? '',
      name: row.person?.displayName ?? row.databaseRole,
      deputy: row.deputy?.displayName ?? '',
      role: row.role ?? '',
      org: row.orgName?.[lang] ?? '',
      subjectType: row.subjectType,
      subject: row.subjectName ? `${row.subjectName} (${row.subjectId})` : row.subjectId,
      detail: JSON.stringify(row.detail),
      hash: row.hash ?? '',
    })),
  };
}
