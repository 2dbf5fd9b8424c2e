/** What each figure ought to reach, as words for the table; most marks are set beside the SVM of the same run. */
export const marksOf = (keys: Record<string, number>): Record<string, string | undefined> => {
  const beside = (key: string, by: number): string | undefined => {
    const value = keys[key]
    return value === undefined ? undefined : `≥ ${(value + by).toFixed(3)}`
  }
  return {
    ct2023_f1: beside('ct2023_f1_svm', -0.01),
    claimbuster_f1: beside('claimbuster_f1_svm', 0.03),
    clef2019_map: beside('clef2019_map_svm', 0.001),
    clef2020_map: beside('clef2020_map_svm', 0.001),
    zh_gold_recall_asks: '≥ 0.90',
    en_gold_recall_asks: '≥ 0.90',
    zh_gold_precision_marks: '≥ 0.85',
    en_gold_precision_marks: '≥ 0.85',
  }
}
