/** Characters for TeX's commands, as far as a line of Unicode text can show them. */

/** Pairs `name character`, as a record with backslashes. */
function commands(pairs: string): Record<string, string> {
  const words = pairs.trim().split(/\s+/);
  const record: Record<string, string> = {};
  for (let i = 0; i + 1 < words.length; i += 2) record[`\\${words[i] ?? ''}`] = words[i + 1] ?? '';
  return record;
}

/** Two strings of the same number of characters, as a record from the one to the other. */
function pairs(from: string, to: string): Record<string, string> {
  const images = Array.from(to);
  return Object.fromEntries(Array.from(from, (char, i) => [char, images[i] ?? '']));
}

/** Both cases of the alphabet from its first capital and small letter on. */
function letters(capital: number, small: number, holes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const record: Record<string, string> = {};
  for (let i = 0; i < 26; i++) {
    record[String.fromCharCode(65 + i)] = String.fromCodePoint(capital + i);
    record[String.fromCharCode(97 + i)] = String.fromCodePoint(small + i);
  }
  return { ...record, ...holes };
}

const GREEK = commands(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
`);

const SIGNS = commands(`
  infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ
  cdot · times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ dagger † ddagger ‡
  cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ perp ⊥ top ⊤ bot ⊥ angle ∠ triangle △ prime ′
  sum ∑ prod ∏ int ∫ oint ∮ ldots … cdots ⋯ dots … vdots ⋮ colon :
  lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖ lVert ‖ rVert ‖ lvert | rvert | mid |
  { { } } % % & & # # _ _ $ $ | ‖ backslash \\
`);

const RELATIONS = commands(`
  leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫
  in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ prec ≺ succ ≻ parallel ∥ models ⊨ vdash ⊢
  to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺
  mapsto ↦ longrightarrow ⟶ uparrow ↑ downarrow ↓ hookrightarrow ↪
`);

const SPACES: Readonly<Record<string, string>> = {
  '\\,': '\u2009',
  '\\:': ' ',
  '\\;': ' ',
  '\\ ': ' ',
  '\\quad': ' ',
  '\\qquad': ' ',
  '~': ' ',
};

/** What a command without argument, or a character, shows. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  ...GREEK,
  ...SIGNS,
  ...RELATIONS,
  ...SPACES,
  "'": '′',
  '-': '−',
  '*': '∗',
};

/** Commands that are words. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh max min sup inf lim det dim ker arg deg gcd Pr mod'
    .split(' ')
    .map((name) => `\\${name}`),
);

/** Double-struck, script, fraktur: command → letter → letter. */
export const ALPHABETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '\\mathbb': {
    ...letters(0x1d538, 0x1d552, pairs('CHNPQRZ', 'ℂℍℕℙℚℝℤ')),
    ...pairs('0123456789', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'),
  },
  '\\mathcal': letters(0x1d49c, 0x1d4b6, pairs('BEFHILMRego', 'ℬℰℱℋℐℒℳℛℯℊℴ')),
  '\\mathscr': letters(0x1d49c, 0x1d4b6, pairs('BEFHILMRego', 'ℬℰℱℋℐℒℳℛℯℊℴ')),
  '\\mathfrak': letters(0x1d504, 0x1d51e, pairs('CHIRZ', 'ℭℌℑℜℨ')),
};

export const SUPERSCRIPTS: Readonly<Record<string, string>> = pairs(
  '0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW′βγδθφχ⊤∗',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ′ᵝᵞᵟᶿᵠᵡᵀ*',
);

export const SUBSCRIPTS: Readonly<Record<string, string>> = pairs(
  '0123456789+−=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
);
