import type { EditionComparisonDto, EditionListDto } from '@linxuan/contracts';
import { Box, Button, MenuItem, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { editionNames, EntryField, Page, Panel, ProblemAlert, useRead, useText } from '../../components';
import { Differences } from '../Differences';
import { useWrite } from '../useWrite';
import { FileButton } from './FileButton';
import { TaxonomyChange } from './TaxonomyChange';

type Side = { id: string; version: number } | { text: string; name: string };

/** Two editions, or an edition and a file: what differs, in words. */
export default function ComparePage() {
  const translate = useTranslate();
  const read = useRead<EditionListDto[]>('/programme-editions');
  return (
    <Page<EditionListDto[]> title={translate('programmes.compare.title')} read={read} width={1280}>
      {(editions) => <Compare editions={editions} />}
    </Page>
  );
}

function Compare({ editions }: { editions: EditionListDto[] }) {
  const translate = useTranslate();
  const text = useText();
  const [query] = useSearchParams();
  const { busy, error, write, reset } = useWrite();
  const [before, setBefore] = useState<Side | null>(sideOf(editions, query.get('before')));
  const [after, setAfter] = useState<Side | null>(null);
  const [found, setFound] = useState<EditionComparisonDto | null>(null);
  const choose = (set: (side: Side | null) => void) => (side: Side | null) => {
    set(side);
    setFound(null);
    reset();
  };
  const compare = async () => {
    if (!before || !after) return;
    const sent = (side: Side) => ('text' in side ? { text: side.text } : side);
    const answer = await write<EditionComparisonDto>(
      'POST',
      '/programme-editions/compare',
      { before: sent(before), after: sent(after) },
      '',
    );
    setFound(answer ?? null);
  };
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        <Link to="/programmes">{translate('programmes.back')}</Link>
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
        <SideChoice name="before" side={before} editions={editions} onChoose={choose(setBefore)} />
        <SideChoice name="after" side={after} editions={editions} onChoose={choose(setAfter)} />
      </Box>
      <Button
        variant="contained"
        loading={busy}
        disabled={!before || !after}
        onClick={() => void compare()}
        sx={{ mb: 2 }}
      >
        {translate('programmes.compare.do')}
      </Button>
      {error !== null && <ProblemAlert error={error} />}
      {found && (
        <Panel title={translate('programmes.compare.found', { before: text(found.before), after: text(found.after) })}>
          <Differences differences={found.differences} before={found.yaml.before} after={found.yaml.after} />
          {found.taxonomy && (
            <Box sx={{ mt: 2 }}>
              <Typography variant="h3">{translate('programmes.taxonomy.title')}</Typography>
              <TaxonomyChange change={found.taxonomy} />
            </Box>
          )}
        </Panel>
      )}
    </>
  );
}

function SideChoice({
  name,
  side,
  editions,
  onChoose,
}: {
  name: 'before' | 'after';
  side: Side | null;
  editions: EditionListDto[];
  onChoose(side: Side | null): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const names = editionNames(editions, text);
  const choices = editions.flatMap(({ id, version, work }) =>
    [version, work?.version ?? null]
      .filter((one, index, all): one is number => one !== null && all.indexOf(one) === index)
      .map((one) => ({
        key: `${id}@${one}`,
        label: `${names.get(id) ?? id} · ${translate('programmes.version', { version: one })}`,
      })),
  );
  return (
    <Panel title={translate(`programmes.compare.${name}`)}>
      <Stack spacing={1.5}>
        <EntryField
          select
          label={translate('programmes.compare.edition')}
          value={side && 'id' in side ? `${side.id}@${side.version}` : ''}
          onChange={({ target }) => onChoose(sideOf(editions, target.value))}
        >
          {choices.map(({ key, label }) => (
            <MenuItem key={key} value={key} sx={{ whiteSpace: 'normal' }}>
              {label}
            </MenuItem>
          ))}
        </EntryField>
        <FileButton
          label={translate(`programmes.compare.file.${name}`)}
          onText={(value, file) => onChoose({ text: value, name: file })}
        />
        {side && 'text' in side && <Typography role="status">{side.name}</Typography>}
      </Stack>
    </Panel>
  );
}

/** `edition@version`, where the list has it; without a version the one that the list shows. */
function sideOf(editions: EditionListDto[], wanted: string | null): Side | null {
  const [id = '', version] = (wanted ?? '').split('@');
  const edition = editions.find((one) => one.id === id);
  if (!edition) return null;
  return { id, version: Number(version) || edition.version || edition.work?.version || 1 };
}
