/* How people write numbers, names and grades, brought to one way of writing. Private to the doctor of cells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *summer_doctor_dup_clean      (const char *text); /* without control and hidden characters; lines joined by a space */
char    *summer_doctor_dup_folded     (const char *text); /* full-width letters narrow, no space at all */
char    *summer_doctor_dup_number     (const char *text); /* folded, without punctuation between digits, capitals */
char    *summer_doctor_dup_name       (const char *text); /* no space between Chinese characters, one kind of dot */
char    *summer_doctor_dup_plain_name (const char *name); /* without digits and what stands in brackets */
char    *summer_doctor_dup_telephone_in (const char *name, char **rest); /* the number that stands in it, and what else does; NULL = none */
char    *summer_doctor_dup_grade      (const char *text, int *grade); /* 三年级 and 3; NULL = none can be seen in it */
gboolean summer_doctor_was_number     (const char *text); /* 3.50102E+17 */
guint    summer_doctor_measure        (const char *a, const char *b); /* letters to change, add or leave out */

G_END_DECLS
