/** Between two skills: 、 a comma or semicolon of either width, or a space. */
const between = /[\u3001\uff0c\uff1b,;\s]+/

/** The skills somebody typed one after another, each once. */
export function skillsIn(typed: string): string[] {
  return [...new Set(typed.split(between).filter((skill) => skill !== ''))]
}
