/** What is written beside a chart: how it is counted changed, something happened, or somebody answers for it. */
export const annotationKinds = ['definition', 'event', 'explanation'] as const
export type AnnotationKind = (typeof annotationKinds)[number]
