/** The name as a drawing: 文 in ink, and a 号 that ends in a question mark. */
export const Logo = () => (
  <svg viewBox="0 0 208 104" aria-hidden="true">
    <g fill="none" stroke="currentColor">
      <path d="M46 4l9 15M30 31c9 30 30 54 64 66" stroke-width="11" />
      <path d="M6 29h88M110 39h92" stroke-width="6.5" />
      <path d="M69 30C61 62 42 84 8 97" stroke-width="10" />
      <path d="M134 6h44v21h-44z" stroke-width="8" />
    </g>
    <g class="logo-q">
      <path
        d="M140 41l-6.5 16.5h33c21 0 22 21.5 1 23.5-7 .7-9.5 2-9.5 6.5v1"
        fill="none"
        stroke="currentColor"
        stroke-width="9.5"
      />
      <circle cx="158" cy="97.5" r="6" />
    </g>
  </svg>
)
