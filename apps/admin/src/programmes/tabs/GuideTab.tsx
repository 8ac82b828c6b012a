import { applicantWords, conditionsOf, OURS_WORDS, oursWords, stepsOf, type EditionTextDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, Text } from '@linxuan/domain';
import { OURS } from '@linxuan/form-rules';
import { Accordion, AccordionDetails, AccordionSummary, Alert, Box, Typography } from '@mui/material';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useSource, useText } from '../../components';

/** 办事指南 from the definition: who, conditions, materials, steps and terms, as the public site prints it. */
export function GuideTab({ view }: { view: EditionTextDto }) {
  const translate = useTranslate();
  return view.definition ? (
    <Guide definition={view.definition} />
  ) : (
    <Alert severity="warning">{translate('programmes.diagram.broken')}</Alert>
  );
}

function Guide({ definition }: { definition: ProgrammeDefinition }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const label = (name: string, more = {}) => translate(`programmes.guide.${name}`, more);
  const { guide, roster } = definition;
  return (
    <Box sx={{ maxWidth: 900 }}>
      {guide && <Typography sx={{ mb: 2, fontSize: '1.05rem' }}>{text(guide.goal)}</Typography>}
      <Panel title={label('who')}>
        <Typography>{label('whoWords', { who: text(applicantWords(definition)) })}</Typography>
        <Plain items={definition.routes.map(({ title }) => text(title))} />
        {roster.length > 0 && (
          <Fold title={label('roster', { count: roster.length })}>
            <Plain items={roster.map(({ name }) => text(name))} />
          </Fold>
        )}
      </Panel>
      <Panel title={label('conditions')}>
        {conditionsOf(definition).length === 0 ? (
          <Typography color="textSecondary">{label('none')}</Typography>
        ) : (
          <Box component="dl" sx={{ m: 0 }}>
            {conditionsOf(definition).map(({ id, title, basis }) => (
              <Box
                key={id}
                sx={{
                  display: 'grid',
                  gridTemplateColumns: { xs: '1fr', sm: '200px minmax(0, 1fr)' },
                  columnGap: 2,
                  py: 0.75,
                  borderTop: 1,
                  borderColor: 'divider',
                  '&:first-of-type': { borderTop: 0 },
                }}
              >
                <Typography component="dt" sx={{ fontWeight: 600 }}>
                  {text(title)}
                </Typography>
                <Typography component="dd" sx={{ m: 0 }}>
                  {text(basis.summary)} <Source>{basis.document}</Source>
                </Typography>
              </Box>
            ))}
          </Box>
        )}
      </Panel>
      {guide && guide.materials.length > 0 && (
        <Panel title={label('materials')}>
          <Sourced items={guide.materials} />
        </Panel>
      )}
      <Panel title={label('steps')}>
        {definition.routes.map((route, index) => (
          <Fold key={route.id} title={text(route.title)} open={index === definition.routes.length - 1}>
            <Box component="ol" sx={{ m: 0, pl: 3, display: 'grid', gap: 1 }}>
              {stepsOf(definition, route.id).map((step) => (
                <li key={step.id}>
                  <Typography sx={{ fontWeight: 600 }}>{text(step.title)}</Typography>
                  {step.limits.map((limit) => (
                    <Typography key={text(limit.what) + text(limit.words)} variant="body2">
                      {text(limit.what)}
                      {translate('mark.colon')}
                      {text(limit.words)} {limit.source === OURS && <Source>{limit.source}</Source>}
                    </Typography>
                  ))}
                  <Source>{step.source}</Source>
                </li>
              ))}
            </Box>
          </Fold>
        ))}
      </Panel>
      {guide && guide.afterPublication.length > 0 && (
        <Panel title={label('after')}>
          <Sourced items={guide.afterPublication} />
        </Panel>
      )}
      {oursWords(definition).length > 0 && (
        <Panel title={text(OURS_WORDS)}>
          <Plain items={oursWords(definition).map(text)} />
        </Panel>
      )}
      <Panel title={label('legal')}>
        <Plain
          items={[definition.call, ...definition.legalBasis].map(({ number, title, date }) =>
            [number, title, date && format.date(date)].filter(Boolean).join(' · '),
          )}
        />
        <Typography variant="body2" sx={{ mt: 1 }}>
          {label('fair')}
          {translate('mark.colon')}
          {definition.fairCompetitionReview.record}
          {translate('mark.aside', { words: format.date(definition.fairCompetitionReview.date) })}
        </Typography>
      </Panel>
    </Box>
  );
}

export function Source({ children }: { children: string }) {
  const translate = useTranslate();
  const source = useSource();
  return (
    <Typography component="span" variant="body2" color="textSecondary">
      {translate('mark.aside', { words: source(children) })}
    </Typography>
  );
}

function Plain({ items }: { items: string[] }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 3 }}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Box>
  );
}

function Sourced({ items }: { items: (Text & { source: string })[] }) {
  const text = useText();
  return (
    <Box component="ul" sx={{ m: 0, pl: 3 }}>
      {items.map((item) => (
        <li key={item.zh}>
          {text(item)} <Source>{item.source}</Source>
        </li>
      ))}
    </Box>
  );
}

function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <Accordion
      defaultExpanded={open}
      disableGutters
      elevation={0}
      variant="outlined"
      sx={{ mt: 1 }}
      slotProps={{ heading: { component: 'h3' } }}
    >
      <AccordionSummary expandIcon={<ExpandIcon />}>{title}</AccordionSummary>
      <AccordionDetails>{children}</AccordionDetails>
    </Accordion>
  );
}
