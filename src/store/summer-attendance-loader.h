/* The long pass of the facts: the children of a class, their enrolments and their marks. */
#pragma once

#include "summer-facts.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct _SummerAttendanceLoader SummerAttendanceLoader;

SummerAttendanceLoader *summer_attendance_loader_new  (SummerStore *store, GStringChunk *strings, GError **error);
void                    summer_attendance_loader_free (SummerAttendanceLoader *self);
gboolean                summer_attendance_loader_load (SummerAttendanceLoader *self, SummerClassFacts *class, gboolean with_marks, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerAttendanceLoader, summer_attendance_loader_free)

G_END_DECLS
