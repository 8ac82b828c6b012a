import type { EditionTextDto } from '@linxuan/contracts';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLang, useLinxuan } from '../../components';

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
        <Button size="small" variant="outlined" onClick={() => void provider.download(`${path}/files/bpmn`)}>{translate('programmes.diagram.bpmn')}</Button>
        {view.state === 'open' && <Typography variant="body2" color="textSecondary">{translate('programmes.diagram.help')}</Typography>}
      </Box>
      <Box tabIndex={0} role="region" aria-label={translate('programmes.diagram.alt', { title })} sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#ffffff' }}>
        <Box component="img" src={`/api${path}/graph.svg?lang=${lang}&r=${view.revision}&turn=${turn}`} alt={translate('programmes.diagram.alt', { title })} sx={{ display: 'block' }} />
      </Box>
      <Box component="ol" sx={{ mt: 2, pl: 3, columns: { sm: 2, lg: 3 } }}>{view.definition.stages.map((stage) => <li key={stage.id}>{stage.title[lang]}</li>)}</Box>
    </Box>
  );
}
