/* What a program that opens a database does first. */
#pragma once

/* Keeps what is in the memory of the program out of core dumps, and away from other programs of the same user. */
void summer_process_keep_memory (void);
