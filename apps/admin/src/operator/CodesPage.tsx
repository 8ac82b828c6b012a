import { CODE_CONFIRMATION_STATES, type CodeConfirmationDto, type CodeConfirmationState } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, Chip, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  EmptyState,
  EntryField,
  LicenceLink,
  Page,
  Panel,
  ReasonDialog,
  useFormat,
  useRead,
  useSend,
  useText,
} from '../components';

type Verdict = 'confirm' | 'refuse' | 'withdraw';

/**
 * Credit codes whose check digit fails, each with its licence: confirmed or refused by somebody who did not send it.
 */
export default function CodesPage() {
  const translate = useTranslate();
  const [state, setState] = useState<CodeConfirmationState>('requested');
  const read = useRead<{ data: CodeConfirmationDto[]; total: number }>(
    `/code-confirmations?state=${state}&page=1&perPage=100`,
    { refetchInterval: 10_000 },
  );
  return (
    <Page title={translate('operator.codes.title')} read={read} width={1080}>
      {({ data }) => (
        <Panel
          title={translate('operator.codes.title')}
          aside={
            <EntryField
              select
              size="small"
              fullWidth={false}
              label={translate('operator.users.state')}
              value={state}
              onChange={({ target }) => setState(target.value as CodeConfirmationState)}
              sx={{ minWidth: 140 }}
            >
              {CODE_CONFIRMATION_STATES.map((one) => (
                <MenuItem key={one} value={one}>
                  {translate(`operator.codes.states.${one}`)}
                </MenuItem>
              ))}
            </EntryField>
          }
        >
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {translate('operator.codes.help')}
          </Typography>
          {data.length === 0 && <EmptyState title={translate('operator.codes.none')} />}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((one) => (
              <CodeRow key={one.id} confirmation={one} />
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
}

function CodeRow({ confirmation }: { confirmation: CodeConfirmationDto }) {
  const translate = useTranslate();
  const format = useFormat();
  const text = useText();
  const [asked, setAsked] = useState<Verdict | null>(null);
  const { code, org, state, mine } = confirmation;
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Typography sx={{ fontWeight: 600, fontFamily: 'ui-monospace, monospace' }}>
            {code} {mine && <Chip size="small" variant="outlined" label={translate('operator.codes.mine')} />}
          </Typography>
          <Typography variant="body2">
            {text(org.name)} · <LicenceLink confirmation={confirmation} />
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {translate('operator.codes.requested', {
              name: confirmation.requestedBy,
              at: format.dateTime(confirmation.requestedAt),
            })}
            {confirmation.decidedAt &&
              ` · ${translate('operator.codes.decided', {
                name: confirmation.decidedBy ?? '',
                at: format.dateTime(confirmation.decidedAt),
                reason: confirmation.reason ?? '',
              })}`}
            {confirmation.withdrawnAt &&
              ` · ${translate('operator.codes.withdrawn', {
                name: confirmation.withdrawnBy ?? '',
                at: format.dateTime(confirmation.withdrawnAt),
                reason: confirmation.withdrawnReason ?? '',
              })}`}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', gap: 1 }}>
          {state === 'requested' && !mine && (
            <>
              <Button size="small" onClick={() => setAsked('refuse')}>
                {translate('operator.codes.refuse')}
              </Button>
              <Button size="small" variant="contained" onClick={() => setAsked('confirm')}>
                {translate('operator.codes.confirm')}
              </Button>
            </>
          )}
          {state === 'confirmed' && (
            <Button size="small" onClick={() => setAsked('withdraw')}>
              {translate('operator.codes.withdraw')}
            </Button>
          )}
        </Box>
      </Box>
      {asked && <Decision confirmation={confirmation} verdict={asked} onClose={() => setAsked(null)} />}
    </Box>
  );
}

function Decision({
  confirmation: { id, code },
  verdict,
  onClose,
}: {
  confirmation: CodeConfirmationDto;
  verdict: Verdict;
  onClose(): void;
}) {
  const translate = useTranslate();
  const { busy, error, send } = useSend('operator.users.done');
  const [reason, setReason] = useState('');
  return (
    <ReasonDialog
      open
      title={`${translate(`operator.codes.${verdict}`)}${translate('mark.colon')}${code}`}
      submitLabel={translate(`operator.codes.${verdict}`)}
      busy={busy}
      disabled={!isVisible(reason)}
      error={error}
      danger={verdict === 'withdraw'}
      onSubmit={async () => {
        if (await send('POST', `/code-confirmations/${id}/${verdict}`, { reason })) onClose();
      }}
      onClose={onClose}
    >
      <EntryField
        required
        multiline
        minRows={2}
        autoFocus
        label={translate('operator.codes.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        helperText={translate(`operator.codes.reasonHelp.${verdict}`)}
      />
    </ReasonDialog>
  );
}
