import { PROGRAMME_SHAPES } from '@linxuan/contracts';
import { Box, FormControlLabel, Paper, Radio, RadioGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { withShape } from './answers';
import { Asked, anchorOf, type QuestionProps } from './Question';

/** Which of the frequent shapes the programme has. */
export function ShapeStep({ answers, errors, change }: QuestionProps) {
  const translate = useTranslate();
  return (
    <Asked name="shape" errors={errors}>
      <RadioGroup
        aria-labelledby={anchorOf('shape')}
        value={answers.shape}
        onChange={(_, shape) => change(withShape(answers, shape as typeof answers.shape))}
        sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}
      >
        {PROGRAMME_SHAPES.map((shape) => (
          <Paper
            key={shape}
            variant="outlined"
            sx={{ p: 1.25, borderColor: answers.shape === shape ? 'primary.main' : 'divider' }}
          >
            <FormControlLabel
              value={shape}
              control={<Radio />}
              sx={{ alignItems: 'flex-start', m: 0 }}
              label={
                <Box sx={{ pt: 1 }}>
                  <Typography component="span" sx={{ fontWeight: 600, display: 'block' }}>
                    {translate(`programmes.wizard.shape.${shape}`)}
                  </Typography>
                  <Typography component="span" variant="body2" color="textSecondary">
                    {translate(`programmes.wizard.shape.${shape}.help`)}
                  </Typography>
                </Box>
              }
            />
          </Paper>
        ))}
      </RadioGroup>
    </Asked>
  );
}
