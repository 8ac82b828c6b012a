import type { DossierDetailDto, QuotaLedgerDto, QuotaRequestDto } from '@linxuan/contracts';
import type { QuotaExtraRule } from '@linxuan/domain';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionButton, Panel, actionAt, useFormat, useRead, useText } from '../../components';
import { useSession } from '../../providers/sessionStore';
import { AnswerForm } from './AnswerForm';
import { FilingForm } from './FilingForm';

/** Requests for extra slots: what was asked with which evidence, and what was answered. */
export function Requests({ ledger }: { ledger: QuotaLedgerDto }) {
  const translate = useTranslate();
  const org = useSession()?.membership.orgId;
  const shown = ledger.requests.filter(({ state, orgId }) => state !== 'drafted' || orgId === org);
  const rulesOf = (quotaId: string) => ledger.quotas.find(({ id }) => id === quotaId)?.extras?.rules ?? [];
  return (
    <Panel
      title={translate('programmes.quota.requests')}
      aside={<Typography variant="body2">{shown.length}</Typography>}
    >
      {shown.length === 0 && <Typography color="textSecondary">{translate('programmes.quota.noRequests')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((request) => (
          <Request
            key={request.dossierId}
            request={request}
            rules={rulesOf(request.quotaId)}
            own={request.orgId === org}
          />
        ))}
      </Box>
    </Panel>
  );
}

function Request({ request, rules, own }: { request: QuotaRequestDto; rules: QuotaExtraRule[]; own: boolean }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState(own && request.state === 'drafted');
  const titleOf = (ruleId: string) => text(rules.find(({ id }) => id === ruleId)?.title) || ruleId;
  const dates = [
    request.number,
    request.filedAt ? translate('programmes.quota.filedAt', { at: format.dateTime(request.filedAt) }) : null,
    request.decidedAt ? translate('programmes.quota.decidedAt', { at: format.dateTime(request.decidedAt) }) : null,
    request.dueAt
      ? translate(`programmes.quota.${request.state === 'drafted' ? 'fileBy' : 'answerBy'}`, {
          at: format.dateTime(request.dueAt),
        })
      : null,
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{text(request.orgName)}</Typography>
        <Chip
          size="small"
          color={
            request.state === 'decided'
              ? 'primary'
              : request.state === 'transmitted' || request.state === 'receipted'
                ? 'warning'
                : 'default'
          }
          label={translate(`programmes.quota.requestState.${request.state}`)}
        />
        {request.answer && (
          <Chip
            size="small"
            variant="outlined"
            label={translate('programmes.quota.total', { total: request.answer.total })}
          />
        )}
        {request.state !== 'decided' && request.state !== 'closed' && (
          <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open}>
            {translate(open ? 'programmes.quota.hide' : 'programmes.quota.show')}
          </Button>
        )}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {dates.join(' · ')}
      </Typography>
      {request.filed && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 3 }}>
          {request.filed.grounds.map(({ ruleId, requested, evidence }) => {
            const answer = request.answer?.answers.find((one) => one.ruleId === ruleId);
            return (
              <li key={ruleId}>
                <Typography variant="body2">
                  <strong>{titleOf(ruleId)}</strong>
                  {requested !== undefined ? ` +${requested}` : ''}
                  {translate('mark.colon')}
                  {evidence}
                  {request.answer && request.byFact[ruleId] !== undefined
                    ? ` → ${translate('programmes.quota.grantOf')} +${request.byFact[ruleId]}${translate('mark.colon')}${translate('programmes.quota.byFactShort')}`
                    : ''}
                  {answer
                    ? ` → ${translate('programmes.quota.grantOf')} +${answer.number}${translate('mark.colon')}${answer.reason}`
                    : ''}
                </Typography>
              </li>
            );
          })}
        </Box>
      )}
      {request.answer && (
        <Typography variant="body2">
          {translate('programmes.quota.reason')}
          {translate('mark.colon')}
          {request.answer.reason}
        </Typography>
      )}
      {open && <Work request={request} rules={rules} />}
    </Box>
  );
}

/** What the reader can do with the request now, as the server offers it. */
function Work({ request, rules }: { request: QuotaRequestDto; rules: QuotaExtraRule[] }) {
  const read = useRead<DossierDetailDto>(`/dossiers/${request.dossierId}`);
  if (!read.data) return null;
  const { dossier, availableActions } = read.data;
  const subject = { type: 'dossier' as const, id: dossier.id, version: dossier.version };
  const [file, propose] = [actionAt(availableActions, 'write'), actionAt(availableActions, 'answer')];
  return (
    <Box sx={{ mt: 1, display: 'grid', gap: 1 }}>
      {file && <FilingForm subject={subject} action={file} rules={rules} />}
      {propose && (
        <AnswerForm
          subject={subject}
          action={propose}
          rules={rules}
          filed={request.filed?.grounds ?? []}
          byFact={request.byFact}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {availableActions
          .filter((action) => action !== file && action !== propose)
          .map((action) => (
            <ActionButton
              key={action.name}
              subject={subject}
              action={action}
              variant={action.main ? 'contained' : 'outlined'}
            />
          ))}
      </Box>
    </Box>
  );
}
