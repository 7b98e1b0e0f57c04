/** Makes an element with properties and children; the phone's own bars and dialogs are built with it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

/** Sets an attribute, or removes it for nothing and `false`. */
export function setAttribute(node: Element, name: string, value: unknown): void {
  if (value === undefined || value === null || value === '' || value === false) node.removeAttribute(name)
  else node.setAttribute(name, String(value))
}
