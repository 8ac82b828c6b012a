import type { PanelDetail, RubricView } from '@linxuan/contracts';
import {
  Alert,
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useLinxuan, useText } from '../components';
import { StripPlot } from './StripPlot';

/** Mean, spread and every sheet, once the last is sealed. */
export function PanelResult({
  panel,
  rubric,
  result,
}: {
  panel: PanelDetail;
  rubric: RubricView;
  result: NonNullable<PanelDetail['result']>;
}) {
  const translate = useTranslate();
  const text = useText();
  const provider = useLinxuan();
  const base = `/documents/panels/${panel.case.id}/${panel.stage.id}`;
  const wide = result.spread !== null && result.spread > 10;
  return (
    <Panel
      title={translate('evaluation.result')}
      aside={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {['summary'].map((kind) => (
            <Button key={kind} size="small" onClick={() => void provider.download(`${base}/${kind}`)}>
              {translate(`evaluation.paper.${kind}`)}
            </Button>
          ))}
        </Box>
      }
    >
      <Box component="dl" sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', m: 0, mb: 1 }}>
        {(
          [
            ['mean', result.mean],
            ['spread', result.spread],
            ['min', result.min],
            ['max', result.max],
            ['passMark', panel.stage.passMark],
          ] as const
        ).map(([key, value]) => (
          <Box key={key}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {translate(`evaluation.figure.${key}`)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, fontSize: '1.25rem', fontWeight: 700 }}>
              {value === null ? '—' : value.toFixed(2)}
            </Typography>
          </Box>
        ))}
      </Box>
      {result.passed !== null && (
        <Alert severity={result.passed ? 'success' : 'warning'} sx={{ mb: 1 }}>
          {translate(result.passed ? 'evaluation.passed' : 'evaluation.notPassed', { mark: panel.stage.passMark })}
        </Alert>
      )}
      {wide && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('evaluation.wide')}
        </Alert>
      )}
      <StripPlot rubric={rubric} result={result} />
      <TableContainer
        tabIndex={0}
        aria-label={translate('evaluation.table')}
        sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{translate('evaluation.criterion')}</TableCell>
              <TableCell align="right">{translate('evaluation.weightHead')}</TableCell>
              {result.sheets.map(({ seatId, expert }) => (
                <TableCell key={seatId} align="right">
                  {expert}
                </TableCell>
              ))}
              <TableCell align="right">{translate('evaluation.figure.mean')}</TableCell>
              <TableCell align="right">{translate('evaluation.figure.spread')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rubric.criteria.map(({ id, title, weight }) => {
              const sum = result.perCriterion.find((one) => one.id === id);
              return (
                <TableRow key={id}>
                  <TableCell component="th" scope="row">
                    {text(title)}
                  </TableCell>
                  <TableCell align="right">{weight}%</TableCell>
                  {result.sheets.map(({ seatId, scores }) => (
                    <TableCell key={seatId} align="right">
                      {scores.find(({ criterion }) => criterion === id)?.score ?? '—'}
                    </TableCell>
                  ))}
                  <TableCell align="right" sx={{ fontWeight: 650 }}>
                    {sum?.mean?.toFixed(2) ?? '—'}
                  </TableCell>
                  <TableCell align="right">{sum?.spread?.toFixed(2) ?? '—'}</TableCell>
                </TableRow>
              );
            })}
            <TableRow>
              <TableCell component="th" scope="row" sx={{ fontWeight: 700 }}>
                {translate('evaluation.total')}
              </TableCell>
              <TableCell align="right">100%</TableCell>
              {result.sheets.map(({ seatId, total }) => (
                <TableCell key={seatId} align="right" sx={{ fontWeight: 700 }}>
                  {total.toFixed(2)}
                </TableCell>
              ))}
              <TableCell align="right" sx={{ fontWeight: 700 }}>
                {result.mean.toFixed(2)}
              </TableCell>
              <TableCell align="right">{result.spread?.toFixed(2) ?? '—'}</TableCell>
            </TableRow>
          </TableBody>
        </Table>
      </TableContainer>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1.5 }}>
        {result.sheets.map(({ seatId, expert, orgName, comment, scores }) => (
          <Box component="li" key={seatId} sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
              <Typography sx={{ fontWeight: 600 }}>
                {expert}{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  {text(orgName)}
                </Typography>
              </Typography>
              <Button
                size="small"
                onClick={() => void provider.download(`${base}/sheets/${seatId}`)}
                aria-label={`${translate('evaluation.paper.sheet')}${translate('mark.colon')}${expert}`}
              >
                {translate('evaluation.paper.sheet')}
              </Button>
            </Box>
            <Typography sx={{ whiteSpace: 'pre-wrap' }}>{comment}</Typography>
            {scores
              .filter((one) => one.comment)
              .map((one) => (
                <Typography key={one.criterion} variant="body2" color="textSecondary">
                  {text(rubric.criteria.find(({ id }) => id === one.criterion)?.title)}
                  {translate('mark.colon')}
                  {one.comment}
                </Typography>
              ))}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
