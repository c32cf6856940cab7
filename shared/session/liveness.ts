/** What the subject is asked to do before the camera. */
export const challenges = [
  'look_straight',
  'turn_left',
  'turn_right',
  'look_up',
  'look_down',
  'blink',
  'smile',
  'move_closer',
] as const;
export type Challenge = (typeof challenges)[number];
