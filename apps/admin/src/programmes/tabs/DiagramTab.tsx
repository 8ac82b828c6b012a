import type { EditionStageDto, EditionTextDto } from '@linxuan/contracts';
import {
  Alert,
  Box,
  Button,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useLang, useLinxuan, useRead, useText } from '../../components';

const RENEWED_MS = 30_000;

/** The picture of the version with the cases that stand in each stage now, and the same as BPMN. */
export function DiagramTab({ view, title }: { view: EditionTextDto; title: string }) {
  const translate = useTranslate();
  const lang = useLang();
  const provider = useLinxuan();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((one) => one + 1), RENEWED_MS);
    return () => clearInterval(timer);
  }, []);
  if (!view.definition) return <Alert severity="warning">{translate('programmes.diagram.broken')}</Alert>;
  const path = `/programme-editions/${view.editionId}/versions/${view.version}`;
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Button size="small" variant="outlined" onClick={() => void provider.download(`${path}/files/bpmn`)}>
          {translate('programmes.diagram.bpmn')}
        </Button>
        {view.state === 'open' && (
          <Typography variant="body2" color="textSecondary">
            {translate('programmes.diagram.help')}
          </Typography>
        )}
      </Box>
      <Box
        tabIndex={0}
        role="region"
        aria-label={translate('programmes.diagram.alt', { title })}
        sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#ffffff' }}
      >
        <Box
          component="img"
          src={`/api${path}/graph.svg?lang=${lang}&r=${view.revision}&turn=${turn}`}
          alt={translate('programmes.diagram.alt', { title })}
          sx={{ display: 'block' }}
        />
      </Box>
      <StageList path={path} edition={view.editionId} turn={turn} />
    </Box>
  );
}

/** The picture in rows, for whoever reads no pictures, with the way to the cases. */
function StageList({ path, edition, turn }: { path: string; edition: string; turn: number }) {
  const translate = useTranslate();
  const text = useText();
  const read = useRead<EditionStageDto[]>(`${path}/stages`, { refetchInterval: RENEWED_MS });
  const { refetch } = read;
  useEffect(() => void refetch(), [turn, refetch]);
  const label = (name: string, more = {}) => translate(`programmes.diagram.${name}`, more);
  const counted = read.data?.some(({ cases }) => cases !== null) ?? false;
  return (
    <TableContainer sx={{ mt: 2 }}>
      <Table size="small" aria-label={label('stages')}>
        <TableHead>
          <TableRow>
            <TableCell>{label('stage')}</TableCell>
            <TableCell>{label('holder')}</TableCell>
            {counted && <TableCell align="right">{label('cases')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {(read.data ?? []).map((stage) => (
            <TableRow key={stage.id}>
              <TableCell component="th" scope="row">
                {text(stage.title)}
                {stage.route && (
                  <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
                    {text(stage.route)}
                  </Typography>
                )}
              </TableCell>
              <TableCell>
                {stage.heldBy
                  .map((who) => (who === 'public' ? label(who) : translate(`heldBy.${who}`)))
                  .join(label('and'))}
              </TableCell>
              {counted && (
                <TableCell align="right">
                  <Cases stage={stage} edition={edition} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cases({ stage, edition }: { stage: EditionStageDto; edition: string }) {
  const translate = useTranslate();
  const text = useText();
  const cases = stage.cases ?? 0;
  if (stage.readable === 0) return <>{cases}</>;
  const filter = encodeURIComponent(JSON.stringify({ editionId: edition, stage: stage.id }));
  const words =
    stage.readable < cases
      ? translate('programmes.diagram.readable', { cases, readable: stage.readable })
      : String(cases);
  return (
    <MuiLink
      component={Link}
      to={`/cases?filter=${filter}`}
      aria-label={translate('programmes.diagram.open', { stage: text(stage.title), count: stage.readable })}
    >
      {words}
    </MuiLink>
  );
}
