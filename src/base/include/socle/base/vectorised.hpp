// SOCLE_VECTORISED before a function of plain loops: compiled for several x86-64 processors, the best one chosen at run time.
// Integer loops give the same result on all of them.
#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define SOCLE_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SOCLE_SANITIZED 1
#endif

// The choice is made before a sanitizer is ready, and there is none to make elsewhere than on x86-64.
#if defined(__x86_64__) && defined(__linux__) && !defined(SOCLE_SANITIZED)
#define SOCLE_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SOCLE_VECTORISED
#endif
