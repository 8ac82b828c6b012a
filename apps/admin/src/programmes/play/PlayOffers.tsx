import type { PlayOfferDto } from '@linxuan/contracts';
import { Box, Button, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntryField, ProblemAlert, ReasonFields, useJoin, useRead, useText, useWords } from '../../components';
import { PayloadFields } from '../../components/PayloadFields';
import { Reading } from '../Reading';
import { editedOf, fieldsOf, givenOf, leftOf, valuesOf } from './offerFields';
import type { Chosen } from './PlayBoard';
import type { Playing } from './usePlay';

/** Everything that could be done now with what was chosen and with its parts, by whoever may. */
export function PlayOffers({ playing, path, chosen }: { playing: Playing; path: string; chosen: Chosen }) {
  return (
    <>
      <Offers playing={playing} path={path} {...chosen} />
      {chosen.parts.map((part) => (
        <Box key={part.subjectId} sx={{ mt: 2, pt: 1, borderTop: 1, borderColor: 'divider' }}>
          <Typography sx={{ fontWeight: 600, mb: 0.5 }}>{part.title}</Typography>
          <Offers playing={playing} path={path} {...part} />
        </Box>
      ))}
    </>
  );
}

function Offers({
  playing,
  path,
  subjectType,
  subjectId,
}: {
  playing: Playing;
  path: string;
  subjectType: Chosen['subjectType'];
  subjectId: string;
}) {
  const translate = useTranslate();
  const done = playing.play?.view?.events.done ?? 0;
  // The number of events belongs to the question: after each the offers are others.
  const read = useRead<PlayOfferDto[]>(
    playing.running ? null : `${path}/offers/${subjectType}/${subjectId}?after=${done}`,
  );
  return (
    <Reading<PlayOfferDto[]> read={read}>
      {(offers) =>
        offers.length === 0 ? (
          <Typography color="textSecondary">{translate('play.nothing')}</Typography>
        ) : (
          <>
            {offers.map((offer) => (
              <Offer
                key={`${offer.stage}.${offer.action}`}
                playing={playing}
                offer={offer}
                subjectType={subjectType}
                subjectId={subjectId}
              />
            ))}
          </>
        )
      }
    </Reading>
  );
}

/** One act: who does it, what it asks for as usual and open to change, and why it cannot be done. */
function Offer({
  playing,
  offer,
  subjectType,
  subjectId,
}: {
  playing: Playing;
  offer: PlayOfferDto;
  subjectType: Chosen['subjectType'];
  subjectId: string;
}) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const words = useWords();
  const possible = Math.max(
    0,
    offer.by.findIndex(({ refusal }) => refusal === null),
  );
  const [open, setOpen] = useState(false);
  const [index, setIndex] = useState(possible);
  const by = offer.by[index] ?? offer.by[0];
  // What has no word is nothing that a person fills in.
  const worded = (key: string) => translate(`payload.${key}`, { _: '' }) !== '';
  const fields = fieldsOf(offer).filter((field) => worded(field.name));
  const [values, setValues] = useState(() => valuesOf(fields, by?.payload ?? {}));
  const [reason, setReason] = useState(() => givenOf(by?.payload ?? {}));
  if (!by) return null;
  const name = words.action(offer.action, { sense: offer.sense, subject: subjectType });
  const action = { ...offer, payload: offer.schema };
  const left = leftOf(offer, by.payload).filter(worded);
  const choose = (next: number) => {
    setIndex(next);
    setValues(valuesOf(fields, offer.by[next]?.payload ?? {}));
    setReason(givenOf(offer.by[next]?.payload ?? {}));
  };
  const act = async () => {
    const edited = editedOf(offer, by.payload, values, reason);
    const happened = await playing.happen({
      kind: 'act',
      subjectType,
      subjectId,
      stage: offer.stage,
      action: offer.action,
      variant: by.variant,
      ...(Object.keys(edited).length > 0 && { edited }),
    });
    if (happened) setOpen(false);
  };
  const why = by.refusal && (by.refusal.detail || by.refusal.title);
  return (
    <Box sx={{ mb: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <Button
          size="small"
          variant={why ? 'outlined' : 'contained'}
          color={offer.grave ? 'error' : 'primary'}
          disabled={playing.busy}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {name}
        </Button>
        <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 160px', minWidth: 0 }}>
          {text(by.orgName)} · {words.role(by.role)}
          {why && ` · ${translate('act.notNow')}${why}`}
        </Typography>
      </Box>
      {open && (
        <Box
          component="form"
          sx={{ display: 'grid', gap: 1.5, mt: 1, pl: 1.5, borderLeft: 3, borderColor: 'divider' }}
          onSubmit={(event) => {
            event.preventDefault();
            void act();
          }}
        >
          {offer.by.length > 1 && (
            <EntryField
              select
              size="small"
              label={translate('play.as')}
              value={String(index)}
              onChange={({ target }) => choose(Number(target.value))}
            >
              {offer.by.map((one, at) => (
                <MenuItem key={one.role} value={String(at)}>
                  {text(one.orgName)} · {words.role(one.role)}
                </MenuItem>
              ))}
            </EntryField>
          )}
          <PayloadFields fields={fields} values={values} onChange={setValues} />
          <ReasonFields action={action} codes={offer.reasonCodes} value={reason} onChange={setReason} />
          {left.length > 0 && (
            <Typography variant="body2" color="textSecondary">
              {translate('play.filled', {
                what: join(left.map((key) => translate(`payload.${key}`))),
              })}
            </Typography>
          )}
          {playing.error !== null && <ProblemAlert error={playing.error} />}
          <Button type="submit" variant="contained" size="small" loading={playing.busy} sx={{ justifySelf: 'start' }}>
            {translate('play.do', { action: name })}
          </Button>
        </Box>
      )}
    </Box>
  );
}
