/* The code of a printed questionnaire: four characters drawn by chance and one that checks them, of an alphabet in
 * which no two look alike. It says nothing of who was given it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUMMER_ANSWER_CODE_LENGTH 5
#define SUMMER_ANSWER_CODES 707281u /* how many there are: 29 to the fourth */

char    *summer_answer_code_dup_nth   (guint n);          /* of the n-th, below SUMMER_ANSWER_CODES */
char    *summer_answer_code_dup_plain (const char *text); /* as it is kept: capitals, no spaces or dashes */
gboolean summer_answer_code_check     (const char *plain); /* FALSE: mistyped */

G_END_DECLS
