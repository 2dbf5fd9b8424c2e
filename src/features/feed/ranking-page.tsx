import { useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Section } from '#ui/lines.tsx'
import { mostPinned, spans } from './headlines/rules.ts'
import { ranking } from './ranking.ts'

const { hot, related, variety, exploration } = ranking

/** Says how rankings are made, with the numbers that make them. */
export const RankingPage = () => {
  const { say, origin } = useFrame()
  const text = say.ranking
  return (
    <Layout title={text.title} description={text.intro} canonical={`${origin}/ranking`}>
      <section class="middle about">
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
        <Section id="hot" title={text.hotTitle}>
          <p class="formula">{text.hotFormula}</p>
          <p>{text.hotText(String(hot.secondsPerTenfold / 3600))}</p>
          <Points
            head={text.weight}
            rows={[
              [text.weightOpen, hot.weights.open],
              [text.weightSource(hot.mostSources), hot.weights.completeSource],
            ]}
          />
        </Section>
        <Section id="opens" title={text.opensTitle}>
          <p>{text.opensText}</p>
        </Section>
        <Section id="related" title={text.relatedTitle}>
          <p>{text.relatedText}</p>
          <Points head={text.feature} rows={relatedRows(text.features)} />
        </Section>
        <Section id="variety" title={text.varietyTitle}>
          <p>{text.varietyText(variety.most, variety.of)}</p>
        </Section>
        <Section id="new" title={text.exploreTitle}>
          <p>{text.exploreText(exploration.oneIn, exploration.days, exploration.fewerThan)}</p>
        </Section>
        <Section id="time" title={text.timeTitle}>
          <p>{text.timeText}</p>
        </Section>
        <Section id="pinned" title={say.headlines.rankingTitle}>
          <p>{say.headlines.rankingText(mostPinned, Math.max(...spans) / 24)}</p>
        </Section>
        <Section id="profiles" title={text.profileTitle}>
          <p>{text.profileText}</p>
        </Section>
      </section>
    </Layout>
  )
}

type Features = ReturnType<typeof useFrame>['say']['ranking']['features']

const relatedRows = (say: Features): [string, number][] => {
  const { weights, most } = related
  return [
    [say.tag(most.tags), weights.tag],
    [say.language, weights.language],
    [say.word(most.words), weights.word],
    [say.channel(most.channels), weights.channel],
    [say.opens, weights.opens],
    [say.age, weights.age],
  ]
}

const Points = ({ head, rows }: { head: string; rows: [string, number][] }) => (
  <table class="points">
    <thead>
      <tr>
        <th scope="col">{head}</th>
        <th scope="col">{useFrame().say.ranking.points}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(([what, points]) => (
        <tr>
          <td>{what}</td>
          <td>{String(points).replace('-', '\u2212')}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
