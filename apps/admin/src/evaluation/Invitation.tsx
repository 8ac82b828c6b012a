import type { SeatSheet } from '@linxuan/contracts';
import { Alert, Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { isVisible } from '@linxuan/form-rules';
import { ActionButton, EntryField, Panel, actionAt, useJoin, useText } from '../components';
import { SeatHead } from './SeatHead';

/** Whom one must be free of, before any file opens; then yes with a declaration, or no with a reason. */
export function Invitation({ sheet }: { sheet: SeatSheet }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const [free, setFree] = useState(false);
  const [explanation, setExplanation] = useState('');
  const { seat, parties, actions } = sheet;
  const accept = actionAt(actions, 'join');
  const recuse = actionAt(actions, 'step-aside');
  const subject = { type: 'seat' as const, id: seat.id, version: seat.version };
  const groups = [
    ['holder', [parties.holder]],
    ['jointHolders', parties.jointHolders],
    ['nominator', parties.nominator ? [text(parties.nominator)] : []],
    ['reportIssuers', parties.reportIssuers],
    ['siteOwners', parties.siteOwners],
  ] as const;
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto' }}>
      <SeatHead seat={seat} />
      {seat.state === 'recused' || seat.state === 'replaced' ? (
        <Alert severity="info">{translate(`evaluation.state.${seat.state}`)}</Alert>
      ) : (
        <>
          <Panel title={translate('evaluation.partiesTitle')}>
            <Typography color="textSecondary" sx={{ mb: 1 }}>
              {translate('evaluation.partiesHelp')}
            </Typography>
            <Box
              component="dl"
              sx={{
                m: 0,
                display: 'grid',
                gridTemplateColumns: { xs: '1fr', sm: '160px 1fr' },
                rowGap: 0.75,
                columnGap: 2,
              }}
            >
              {groups
                .filter(([, names]) => names.length > 0)
                .map(([key, names]) => (
                  <Box key={key} sx={{ display: 'contents' }}>
                    <Typography component="dt" variant="body2" color="textSecondary">
                      {translate(`evaluation.party.${key}`)}
                    </Typography>
                    <Typography component="dd" sx={{ m: 0, fontWeight: 550, mb: { xs: 1, sm: 0 } }}>
                      {join(names)}
                    </Typography>
                  </Box>
                ))}
            </Box>
          </Panel>
          <Panel title={translate('evaluation.answerTitle')}>
            <Typography component="div" variant="body2">
              <Box component="ul" sx={{ pl: 2.5, my: 0 }}>
                {['employment', 'family', 'cooperation', 'shares'].map((key) => (
                  <li key={key}>{translate(`evaluation.ground.${key}`)}</li>
                ))}
              </Box>
            </Typography>
            <FormControlLabel
              sx={{ my: 1.5, alignItems: 'flex-start' }}
              control={<Checkbox checked={free} onChange={({ target }) => setFree(target.checked)} sx={{ pt: 0.25 }} />}
              label={translate('evaluation.declare')}
            />
            <EntryField
              fullWidth
              multiline
              label={translate('evaluation.explanation')}
              helperText={translate('evaluation.explanationHelp')}
              value={explanation}
              onChange={({ target }) => setExplanation(target.value)}
              sx={{ mb: 2 }}
            />
            <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
              {accept && (
                <ActionButton
                  subject={subject}
                  action={accept}
                  disabled={!free}
                  payload={{ noConflict: true, ...(isVisible(explanation) && { explanation }) }}
                  label={translate('evaluation.acceptSeat')}
                >
                  <Typography>{translate('evaluation.acceptHelp')}</Typography>
                </ActionButton>
              )}
              {recuse && (
                <ActionButton
                  subject={subject}
                  action={recuse}
                  variant="outlined"
                  label={translate('evaluation.recuseSeat')}
                >
                  <Typography>{translate('evaluation.recuseHelp')}</Typography>
                </ActionButton>
              )}
            </Box>
          </Panel>
        </>
      )}
    </Box>
  );
}
