/* Codes for children that have none yet: each class goes on counting as it has counted so far. */
#pragma once

#include "summer-roster-book.h"

G_BEGIN_DECLS

typedef struct _SummerChildCodes SummerChildCodes;

SummerChildCodes *summer_child_codes_new      (SummerRosterBook *book); /* borrows it */
void              summer_child_codes_free     (SummerChildCodes *self);
void              summer_child_codes_reset    (SummerChildCodes *self);
void              summer_child_codes_take     (SummerChildCodes *self, const char *code); /* given by a person */
char             *summer_child_codes_dup_next (SummerChildCodes *self, gint64 class_id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerChildCodes, summer_child_codes_free)

G_END_DECLS
