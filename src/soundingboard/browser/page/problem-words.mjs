/** The sentence above what is wrong with a form, on pages of trees and of training. */

export const PROBLEM = 'There is a problem';
