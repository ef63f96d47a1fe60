# SPDX-License-Identifier: Apache-2.0
# Completion of uplink in bash: source this file, or put it into /etc/bash_completion.d.
_uplink() {
  local typed="${COMP_LINE:0:COMP_POINT}" word
  local -a words
  # By blanks alone: bash would also cut at the colons and equal signs that names and settings have.
  read -r -a words <<<"$typed"
  [[ "$typed" == *[[:space:]] ]] && words+=("")
  word="${words[-1]}"
  mapfile -t COMPREPLY < <("${words[0]}" complete "${words[@]:1}" 2>/dev/null)
  # What bash takes for the word begins behind its last break: the rest must not stand there twice.
  local break="${word%"${word##*[:=]}"}"
  if [[ -n "$break" && "$COMP_WORDBREAKS" == *[:=]* ]]; then
    COMPREPLY=("${COMPREPLY[@]#"$break"}")
  fi
  [[ ${#COMPREPLY[@]} -eq 1 && "${COMPREPLY[0]}" == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _uplink uplink ./uplink
