/** Writes counts as the inside of a JSON object. A year of dossiers is 50,000 records: building text beats stringify. */
export function fieldsOf(names: readonly string[]): (counts: readonly number[]) => string {
  const heads = names.map((name, index) => `${index === 0 ? '' : ','}"${name}":`)
  return (counts) => {
    let text = ''
    for (let index = 0; index < heads.length; index++) text += `${heads[index]}${counts[index] ?? 0}`
    return text
  }
}
